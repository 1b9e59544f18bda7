import type { IncomingMessage, ServerResponse } from "node:http";
import type { Socket } from "node:net";
import type { FastifyInstance } from "fastify";

/** How often connections that have become idle are closed while the server drains, in milliseconds. */
const sweepMs = 50;

/** How long a connection may stay without a complete request while the server drains, in milliseconds. */
const graceMs = 500;

interface Connection {
  /** Requests without a complete answer. */
  pending: number;
  newest: IncomingMessage | undefined;
}

/**
 * Lets the server close as soon as the last answer is out. By itself Node closes only the connections that are idle at the
 * very moment of close(): one that is answered afterwards stays for the whole keep-alive timeout (72 s here), and one that
 * never sent a byte, as browsers open them, stays for good (https://github.com/nodejs/node/issues/41578).
 */
export function drainConnections(app: FastifyInstance, isStopping: () => boolean): void {
  const { server } = app;
  const connections = new Map<Socket, Connection>();
  server.on("connection", (socket: Socket) => {
    connections.set(socket, { pending: 0, newest: undefined });
    socket.once("close", () => connections.delete(socket));
  });
  server.on("request", (request: IncomingMessage, response: ServerResponse) => {
    const connection = connections.get(request.socket);
    if (!connection) return;
    connection.pending += 1;
    connection.newest = request;
    response.once("close", () => {
      connection.pending -= 1;
    });
  });
  // Only on the last of several pipelined requests: those after a `close` go unanswered (RFC 9112, 9.6).
  app.addHook("onSend", async ({ raw }, reply) => {
    const newest = connections.get(raw.socket)?.newest ?? raw;
    if (isStopping() && newest === raw) reply.header("connection", "close");
  });
  app.addHook("preClose", async () => {
    // An app that only injects: there is nothing to sweep, and no `close` event would ever end it.
    if (!server.listening) return;
    const graceEnds = performance.now() + graceMs;
    const sweep = setInterval(() => {
      server.closeIdleConnections();
      if (performance.now() < graceEnds) return;
      for (const [socket, { pending }] of connections) if (pending === 0) socket.destroy();
    }, sweepMs);
    server.once("close", () => clearInterval(sweep));
  });
}
