import type { IncomingMessage } from "node:http";
import type { FastifyInstance } from "fastify";
import { isLoopbackHost, listensOnLoopback } from "./loopback-host.ts";

/**
 * Refuses requests for other hosts while the server listens on loopback: a web page whose name is rebound to 127.0.0.1
 * would otherwise read everything that the service answers (https://en.wikipedia.org/wiki/DNS_rebinding). The browser
 * sends the page's own name as Host, which no page can change. Covers all routes, upgrades to WebSocket included.
 */
export function refuseUnknownHosts(app: FastifyInstance): void {
  let onLoopback = true;
  app.server.on("listening", () => {
    onLoopback = listensOnLoopback(app.server);
  });
  app.addHook("onRequest", (request, _reply, next) => {
    if (countHosts(request.raw) > 1) next(refuse(400, "Expected one Host header."));
    else if (onLoopback && !namesLoopback(request.raw)) {
      next(
        refuse(
          421,
          "Unknown host: this service listens on loopback and answers to localhost, 127.0.0.1 and [::1] only.",
        ),
      );
    } else next();
  });
}

/**
 * Node keeps the first of several Host headers without a word; a proxy in front may have judged another one (RFC 9112,
 * 3.2).
 */
function countHosts({ rawHeaders }: IncomingMessage): number {
  let count = 0;
  for (let index = 0; index < rawHeaders.length; index += 2) {
    const name = rawHeaders[index];
    if (name?.length === 4 && name.toLowerCase() === "host") count += 1;
  }
  return count;
}

/** A request without Host comes from no browser: HTTP/1.1 demands one, and Node refuses its absence by itself. */
function namesLoopback({ headers, url = "" }: IncomingMessage): boolean {
  // A target in absolute form overrides the header (RFC 9112, 3.2.2).
  const [, target] = /^[a-z][a-z0-9+.-]*:\/\/([^/?#]*)/i.exec(url) ?? [];
  return [target, headers.host].every((host) => host === undefined || isLoopbackHost(host));
}

function refuse(statusCode: number, message: string): Error {
  return Object.assign(new Error(message), { statusCode });
}
