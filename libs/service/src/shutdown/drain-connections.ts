import type { IncomingMessage, ServerResponse } from "node:http";
import type { Socket } from "node:net";
import type { FastifyInstance } from "fastify";

/** How often connections that have become idle are closed while the server drains, in milliseconds. */
const sweepMs = 50;

/** How long a connection may stay without a complete request while the server drains, in milliseconds. */
const graceMs = 500;

/**
 * Lets the server close as soon as the last answer is out. By itself Node closes only the connections that are idle at the
 * very moment of close(): one that is answered afterwards stays for the whole keep-alive timeout (72 s here), and one that
 * never sent a byte, as browsers open them, stays for good (https://github.com/nodejs/node/issues/41578).
 */
export function drainConnections(app: FastifyInstance, isStopping: () => boolean): void {
  const { server } = app;
  /** Requests without a complete answer, by connection. */
  const pending = new Map<Socket, number>();
  server.on("connection", (socket: Socket) => {
    pending.set(socket, 0);
    socket.once("close", () => pending.delete(socket));
  });
  server.on("request", ({ socket }: IncomingMessage, response: ServerResponse) => {
    count(pending, socket, 1);
    response.once("close", () => count(pending, socket, -1));
  });
  // Only on the last of several pipelined requests: those after a `close` would go unanswered (RFC 9112, 9.6).
  app.addHook("onSend", async ({ socket }, reply) => {
    if (isStopping() && (pending.get(socket) ?? 1) <= 1) reply.header("connection", "close");
  });
  app.addHook("preClose", async () => {
    const graceEnds = performance.now() + graceMs;
    const sweep = setInterval(() => {
      server.closeIdleConnections();
      if (performance.now() < graceEnds) return;
      for (const [socket, requests] of pending) if (requests === 0) socket.destroy();
    }, sweepMs);
    server.once("close", () => clearInterval(sweep));
  });
}

function count(pending: Map<Socket, number>, socket: Socket, change: 1 | -1): void {
  const before = pending.get(socket);
  if (before !== undefined) pending.set(socket, before + change);
}
