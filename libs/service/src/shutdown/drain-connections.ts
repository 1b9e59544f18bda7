import type { IncomingMessage, ServerResponse } from "node:http";
import type { Socket } from "node:net";
import type { FastifyInstance } from "fastify";

/** How often connections that have become idle are closed while the server drains, in milliseconds. */
const sweepMs = 50;

/** How long a connection may stay without a complete request while the server drains, in milliseconds. */
const graceMs = 500;

/** The response to the newest request of a connection: requests are answered in their order, so it is the last. */
const newest = Symbol("newest response");

interface Connection extends Socket {
  [newest]: ServerResponse | undefined;
}

/**
 * Lets the server close as soon as the last answer is out. By itself Node closes only the connections that are idle at the
 * very moment of close(): one that is answered afterwards stays for the whole keep-alive timeout (72 s here), and one that
 * never sent a byte, as browsers open them, stays for good (https://github.com/nodejs/node/issues/41578).
 * @param stop aborted when the process is told to stop: from then on answers end their connection.
 */
export function drainConnections(app: FastifyInstance, stop: AbortSignal): void {
  const { server } = app;
  const connections = new Set<Connection>();
  server.on("connection", (socket: Connection) => {
    socket[newest] = undefined;
    connections.add(socket);
    socket.once("close", () => connections.delete(socket));
  });
  let stopping = stop.aborted;
  stop.addEventListener("abort", () => {
    stopping = true;
    for (const socket of connections) if (socket[newest]) announceClose(socket[newest]);
  });
  // Before Fastify's own listener, which may answer at once.
  server.prependListener("request", (request: IncomingMessage, response: ServerResponse) => {
    const socket = request.socket as Connection;
    if (stopping) {
      // Only on the last of several pipelined requests: those after a `close` go unanswered (RFC 9112, 9.6).
      const before = socket[newest];
      if (before && !before.headersSent) before.removeHeader("connection");
      announceClose(response);
    }
    socket[newest] = response;
  });
  app.addHook("preClose", async () => {
    // An app that only injects: there is nothing to sweep, and no `close` event would ever end it.
    if (!server.listening) return;
    const graceEnds = performance.now() + graceMs;
    const sweep = setInterval(() => {
      server.closeIdleConnections();
      if (performance.now() < graceEnds) return;
      for (const socket of connections) if (!isPending(socket[newest])) socket.destroy();
    }, sweepMs);
    server.once("close", () => clearInterval(sweep));
  });
}

function announceClose(response: ServerResponse): void {
  if (!response.headersSent) response.setHeader("connection", "close");
}

/** Finished is not enough: the answer may still wait in the socket's buffer for a slow client. */
function isPending(response: ServerResponse | undefined): boolean {
  return response !== undefined && !response.writableFinished;
}
