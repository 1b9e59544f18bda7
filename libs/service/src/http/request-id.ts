import { randomUUID } from "node:crypto";
import type { IncomingMessage } from "node:http";
import type { FastifyInstance } from "fastify";

/** Carries the id of a request between services, so that one search finds its lines in all their logs. */
export const requestIdHeader = "x-request-id";

/** UUIDs, trace ids and the like; nothing that could break a log line, a header or a shell when it is pasted. */
const saneToken = /^[A-Za-z0-9][A-Za-z0-9._-]{0,127}$/;

/** Returns the caller's request id when it is a sane token, else a new UUID. */
export function chooseRequestId(request: IncomingMessage): string {
  const given = request.headers[requestIdHeader];
  return typeof given === "string" && saneToken.test(given) ? given : randomUUID();
}

/** Returns the id in every response, 404 and errors included, so that a caller can quote it. */
export function returnRequestId(app: FastifyInstance): void {
  // With a callback: the promise of an async hook would cost every request.
  app.addHook("onRequest", (request, reply, done) => {
    reply.header(requestIdHeader, request.id);
    done();
  });
}
