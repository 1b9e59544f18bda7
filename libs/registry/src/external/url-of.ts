import type { PortRow } from "../spec/spec.ts";
import type { Protocol } from "../spec/spec-schema.ts";

const PROTOCOL_OF_SCHEME: Readonly<Record<string, Protocol>> = {
  http: "HTTP",
  https: "HTTP",
  ws: "WS",
  wss: "WS",
  grpc: "GRPC",
  udp: "UDP",
};

/** The protocol served where a client connects with this scheme; TCP for the schemes of databases and brokers. */
export const protocolOfScheme = (scheme: string): Protocol =>
  Object.hasOwn(PROTOCOL_OF_SCHEME, scheme) ? (PROTOCOL_OF_SCHEME[scheme] ?? "TCP") : "TCP";

/** Whether the protocol says by itself what a URL looks like; the others need an `address`. */
export const hasUrl = (protocol: Protocol): boolean => protocol !== "TCP" && protocol !== "UDP";

/**
 * `http` for WebSockets as well, as in the CARTA policy that this comes from: clients upgrade, and a page would have to
 * change its scheme with its host.
 */
const WEB_ADDRESS = "http://{host}:{port}";

/** The value of the row's URL variable; by default where a program on this machine reaches the port. */
export const urlOf = (
  { address = WEB_ADDRESS, port }: Pick<PortRow, "address" | "port">,
  { host, inside = String(port) }: { host: string; inside?: string } = { host: "localhost" },
): string => address.replace("{host}", () => host).replace("{port}", () => inside);
