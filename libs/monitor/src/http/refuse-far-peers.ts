import type { IncomingHttpHeaders } from "node:http";
import { isLoopbackHost } from "@berth/service";
import { Refused } from "./refused.ts";

/** What of a request tells who asks. */
interface Asking {
  headers: IncomingHttpHeaders;
  raw: { socket: { remoteAddress?: string | undefined } };
}

/**
 * Refuses what does not come from this machine itself. Behind a proxy on this machine every request seems to: a proxy
 * passes on the name that people opened, or says for whom it asks.
 */
export async function refuseFarPeers({ headers, raw }: Asking): Promise<void> {
  // An IPv4 address on a socket of IPv6 is written as ::ffff:127.0.0.1.
  const address = raw.socket.remoteAddress?.replace(/^::ffff:/i, "");
  const isNear = address !== undefined && isLoopbackHost(address.includes(":") ? `[${address}]` : address);
  const isForwarded = headers.forwarded !== undefined || headers["x-forwarded-for"] !== undefined;
  if (isNear && !isForwarded && isLoopbackHost(headers.host ?? "")) return;
  throw new Refused(403, {
    code: "PEER_FAR",
    message: "Services are started and stopped from the machine itself only.",
    fix: "Open the monitor there as http://127.0.0.1 with its port.",
  });
}
