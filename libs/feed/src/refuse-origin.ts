import type { IncomingHttpHeaders, Server } from "node:http";
import { isLoopbackHost, listensOnLoopback } from "@berth/service";

/**
 * Throws when a page may not open a WebSocket. Browsers let every page open a WebSocket to every host and
 * leave the decision to the server (RFC 6455, 10.2); they send the page's Origin, which no page can change. Programs
 * send none. A page may follow when it comes from the host that it connects to, or from an origin that is listed. A
 * server on loopback also takes pages from other ports of this machine: a user interface under development is served
 * from one.
 * @throws an error that answers 403.
 */
export function refuseOrigin(
  { origin, host = "" }: IncomingHttpHeaders,
  server: Server,
  origins: readonly string[],
): void {
  if (origin === undefined || origins.includes(origin) || isSameHost(origin, host)) return;
  if (listensOnLoopback(server) && isLoopbackHost(parse(origin)?.host ?? "")) return;
  const message = "This origin may not follow: list it in createFeed({ origins }) if its pages should read the feed.";
  throw Object.assign(new Error(message), { statusCode: 403 });
}

/** An Origin leaves out the default port of its scheme, a Host header need not. */
function isSameHost(origin: string, host: string): boolean {
  const page = parse(origin);
  return page !== undefined && page.host === parse(`${page.protocol}//${host}`)?.host;
}

/** Undefined for `null`, which sandboxed pages and files send, and for all that is no origin. */
function parse(origin: string): URL | undefined {
  return /^https?:\/\/[^/?#@\\]+$/i.test(origin) && URL.canParse(origin) ? new URL(origin) : undefined;
}
