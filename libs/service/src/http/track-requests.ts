import type { ServerResponse } from "node:http";
import type { FastifyInstance, FastifyRequest } from "fastify";
import type { Logger } from "pino";
import type { RequestMetrics } from "../metrics/request-metrics.ts";
import { logAnswer } from "./log-request.ts";
import { requestIdHeader } from "./request-id.ts";
import { createRequestLogger } from "./request-logger.ts";

const tracked = Symbol("request");
const started = Symbol("started");

/** In place of a time. */
const done = -1;

interface Tracked extends ServerResponse {
  [tracked]: FastifyRequest;
  [started]: number;
}

/**
 * Counts, times and logs each answered request, and returns the caller's own request id to it. One hook with a callback and one
 * listener for all of that: each more would cost every request, and Fastify's own bookkeeping (an onResponse hook) sets up two
 * listeners and a closure for the same.
 */
export function trackRequests(app: FastifyInstance, log: Logger, metrics: RequestMetrics): void {
  function finish(this: Tracked) {
    // An injected response finishes twice.
    if (this[started] === done) return;
    const request = this[tracked];
    const ms = performance.now() - this[started];
    this[started] = done;
    metrics.record(request, this.statusCode, ms / 1000);
    logAnswer(request, this.statusCode, ms);
  }
  app.addHook("onRequest", (request, reply, next) => {
    const raw = reply.raw as Tracked;
    raw[tracked] = request;
    raw[started] = performance.now();
    raw.on("finish", finish);
    request.log = createRequestLogger(log, request);
    reply.log = request.log;
    if (request.headers[requestIdHeader] !== undefined) reply.header(requestIdHeader, request.id);
    next();
  });
}
