import type { FastifyInstance } from "fastify";

/**
 * Closes the connection after an answer to an upgrade request that was not upgraded: an unknown path, a refused Host, a
 * client that offers HTTP/2 to a plain route. Node takes the socket of such a request out of its HTTP server for good,
 * as soon as anything listens for upgrades: another request on it would never be read, and the socket would stay open
 * until the client closes it.
 */
export function endRefusedUpgrades(app: FastifyInstance): void {
  app.addHook("onRequest", (request, reply, next) => {
    if (request.headers.upgrade !== undefined && app.server.listenerCount("upgrade") > 0) {
      reply.header("connection", "close");
      // An upgrade that succeeds never finishes this response.
      reply.raw.once("finish", () => request.raw.socket.end());
    }
    next();
  });
}
