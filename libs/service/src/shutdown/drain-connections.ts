import type { ServerResponse } from "node:http";
import type { Socket } from "node:net";
import type { FastifyInstance } from "fastify";

/** Interval, in milliseconds, at which the server closes connections that became idle while it drains. */
const SWEEP_MS = 50;

/** Milliseconds that a connection may stay open without a complete request while the server drains. */
const GRACE_MS = 500;

/**
 * Lets the server close as soon as the last answer is out. By itself Node closes only the connections that are idle at
 * the moment of close(): one that is answered afterwards stays for the whole keep-alive timeout (72 s here), and one
 * that never sent a byte, as browsers open them, never closes (https://github.com/nodejs/node/issues/41578).
 *
 * Add it before every hook that may refuse a request: an answer it does not see is not waited for.
 * @param stop aborted when the process is told to stop: from then on answers end their connection.
 */
export function drainConnections(app: FastifyInstance, stop: AbortSignal): void {
  const { server } = app;
  // Node answers the requests of one connection in their order, so the newest response is also the last to finish.
  const newest = new Map<Socket, ServerResponse | undefined>();
  server.on("connection", (socket) => {
    newest.set(socket, undefined);
    socket.once("close", () => newest.delete(socket));
  });
  // A hook, because the server's own `request` event leaves out WebSockets, which have to be waited for, too.
  app.addHook("onRequest", ({ raw: { socket } }, { raw: response }, next) => {
    // Not where a test injects a request: it has no connection.
    if (newest.has(socket)) {
      if (stop.aborted) announceClose(response, newest.get(socket));
      newest.set(socket, response);
    }
    next();
  });
  const announce = () => newest.forEach((response) => void announceClose(response));
  if (!stop.aborted) stop.addEventListener("abort", announce, { once: true });
  app.addHook("preClose", async () => {
    // An app that only injects: there is nothing to sweep, and no `close` event would ever end it.
    if (!server.listening) return;
    const graceEnds = performance.now() + GRACE_MS;
    const sweep = setInterval(() => {
      server.closeIdleConnections();
      if (performance.now() < graceEnds) return;
      // A response is finished when the system has all of it, however slow the client is.
      for (const [socket, response] of newest) if (!response || response.writableFinished) socket.destroy();
    }, SWEEP_MS);
    server.once("close", () => clearInterval(sweep));
  });
}

/**
 * Makes an answer say `connection: close`, and the one before it on the connection no longer: only the last of several
 * pipelined requests may say so, because those after it would stay unanswered (RFC 9112, 9.6).
 */
function announceClose(response: ServerResponse | undefined, before?: ServerResponse): void {
  if (before && !before.headersSent) before.removeHeader("connection");
  if (response && !response.headersSent) response.setHeader("connection", "close");
}
