import type { FastifyInstance } from "fastify";
import type { Logger } from "pino";
import type { RequestMetrics } from "../metrics/request-metrics.ts";
import { logAnswer } from "./log-request.ts";
import { requestIdHeader } from "./request-id.ts";
import { createRequestLogger } from "./request-logger.ts";

/**
 * Counts, times and logs each answered request, and puts the request's id on it. One hook with a callback and one listener
 * for all of that: each more would cost every request, and Fastify's own bookkeeping (an onResponse hook) sets up two listeners
 * for the same.
 */
export function trackRequests(app: FastifyInstance, log: Logger, metrics: RequestMetrics): void {
  app.addHook("onRequest", (request, reply, next) => {
    let started = performance.now();
    reply.raw.on("finish", () => {
      // An injected response finishes twice.
      if (started < 0) return;
      const ms = performance.now() - started;
      started = -1;
      const { statusCode } = reply.raw;
      metrics.record(request, statusCode, ms / 1000);
      logAnswer(request, statusCode, ms);
    });
    request.log = createRequestLogger(log, request);
    reply.log = request.log;
    reply.header(requestIdHeader, request.id);
    next();
  });
}
