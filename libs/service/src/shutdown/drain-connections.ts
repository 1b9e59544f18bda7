import type { IncomingMessage, ServerResponse } from "node:http";
import type { Socket } from "node:net";
import type { FastifyInstance } from "fastify";

/** How often connections that have become idle are closed while the server drains, in milliseconds. */
const SWEEP_MS = 50;

/** How long a connection may stay without a complete request while the server drains, in milliseconds. */
const GRACE_MS = 500;

/**
 * What Node stores on a server's connection. Undocumented, but there since Node 0.x, and the only way to learn at the
 * stop what is under way without a listener that costs every request before it. A Node without it would end answers
 * that take longer than the grace below: serve-stop.test.ts fails there.
 */
interface Connection extends Socket {
  /** The response that is being written; requests behind it wait. */
  _httpMessage?: ServerResponse | null;
  /** Its `incoming` is the newest request. */
  parser?: { incoming?: IncomingMessage | null } | null;
}

/**
 * Lets the server close as soon as the last answer is out. By itself Node closes only the connections that are idle at
 * the very moment of close(): one that is answered afterwards stays for the whole keep-alive timeout (72 s here), and
 * one that never sent a byte, as browsers open them, stays for good (https://github.com/nodejs/node/issues/41578).
 * @param stop aborted when the process is told to stop: from then on answers end their connection.
 */
export function drainConnections(app: FastifyInstance, stop: AbortSignal): void {
  const { server } = app;
  const connections = new Set<Connection>();
  server.on("connection", (socket: Connection) => {
    connections.add(socket);
    socket.once("close", () => connections.delete(socket));
  });
  const announce = () => announceClose(app, connections);
  if (stop.aborted) announce();
  else stop.addEventListener("abort", announce, { once: true });
  app.addHook("preClose", async () => {
    // An app that only injects: there is nothing to sweep, and no `close` event would ever end it.
    if (!server.listening) return;
    const graceEnds = performance.now() + GRACE_MS;
    const sweep = setInterval(() => {
      server.closeIdleConnections();
      if (performance.now() < graceEnds) return;
      // A response is taken off its connection when the system has all of it, however slow the client is.
      for (const socket of connections) if (!socket._httpMessage) socket.destroy();
    }, SWEEP_MS);
    server.once("close", () => clearInterval(sweep));
  });
}

/**
 * Makes each answer from now on say `connection: close`, but only on the last of several pipelined requests: those
 * after it would go unanswered (RFC 9112, 9.6).
 */
function announceClose({ server }: FastifyInstance, connections: Iterable<Connection>): void {
  const announced = new WeakMap<Socket, ServerResponse>();
  const announceOn = (socket: Socket, response: ServerResponse) => {
    if (response.headersSent) return;
    response.setHeader("connection", "close");
    announced.set(socket, response);
  };
  for (const socket of connections) {
    const { _httpMessage: response, parser } = socket;
    if (response && parser?.incoming === response.req) announceOn(socket, response);
  }
  // Before Fastify's own listener, which may answer at once.
  server.prependListener("request", ({ socket }, response) => {
    const before = announced.get(socket);
    if (before && !before.headersSent) before.removeHeader("connection");
    announceOn(socket, response);
  });
}
