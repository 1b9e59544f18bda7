import type { Server } from "node:net";
import { isIP } from "node:net";

/**
 * Whether an authority (`localhost:8080`, `[::1]`, the Host header of a request or the host of an Origin) names this
 * machine itself, with any port: a forwarded port has another number. Names below `.localhost` never resolve to another
 * machine (RFC 6761, 6.3); every other name may be rebound to a loopback address by the page that uses it.
 */
export function isLoopbackHost(authority: string): boolean {
  const [, literal, name = ""] = /^(?:\[([0-9a-f:]+)\]|([a-z0-9.-]+))(?::\d{0,5})?$/i.exec(authority) ?? [];
  if (literal !== undefined) return isLoopbackAddress(literal);
  return isIP(name) ? isLoopbackAddress(name) : /^(?:[a-z0-9-]+\.)*localhost\.?$/i.test(name);
}

/** Whether an IP address (the HOST of a service) is reachable from this machine only. */
function isLoopbackAddress(address: string): boolean {
  return address === "::1" || /^(?:::ffff:)?127(?:\.\d{1,3}){3}$/i.test(address);
}

/**
 * Whether a server accepts connections from this machine only; also true before it listens, as in a test that injects.
 */
export function listensOnLoopback(server: Server): boolean {
  const at = server.address();
  return at === null || typeof at === "string" || isLoopbackAddress(at.address);
}
