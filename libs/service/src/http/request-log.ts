import {
  type FastifyBaseLogger,
  type FastifyReply,
  type FastifyRequest,
  LogController,
} from "fastify";
import type { RequestMetrics } from "../metrics/request-metrics.ts";

/** The facts of a request that every line about it has. The path is without its query, which may hold tokens. */
export function describeRequest({ method, url }: FastifyRequest) {
  return { method, url: url.split("?", 1)[0] ?? "" };
}

/** Fastify's type of a log lacks what pino has. */
function canDebug(log: FastifyBaseLogger): boolean {
  return (log as FastifyBaseLogger & { isLevelEnabled(level: string): boolean }).isLevelEnabled(
    "debug",
  );
}

function isProbe({ routeOptions }: FastifyRequest): boolean {
  return (routeOptions.config as { probe?: boolean }).probe === true;
}

/** Requests whose failure is in the log already. */
const logged = new WeakSet<FastifyRequest>();

/** Logs a failed request with its cause, at once: the process may not live to see the answer go out. */
export function logFailure(request: FastifyRequest, status: number, err: unknown): void {
  logged.add(request);
  const facts = { ...describeRequest(request), status, err };
  if (status >= 500) request.log.error(facts, "request failed");
  else request.log.info(facts, "request refused");
}

/**
 * Counts each answered request for /metrics and logs it at `debug`, or, when it failed and nothing was logged yet, at the
 * level of its failure. Fastify's own two lines at `info` are left out: metrics count requests, and writing two lines
 * synchronously takes as long as answering. One object does both jobs, because every hook costs each request.
 */
export class RequestLog extends LogController {
  readonly #metrics: RequestMetrics;

  constructor(metrics: RequestMetrics) {
    super();
    this.#metrics = metrics;
  }

  override incomingRequest(): void {}

  override requestCompleted(
    error: Error | null | undefined,
    request: FastifyRequest,
    reply: FastifyReply,
  ): void {
    const { statusCode } = reply;
    const ms = reply.elapsedTime;
    this.#metrics.record(request, statusCode, ms / 1000);
    if (statusCode >= 400 && !logged.has(request) && !isProbe(request)) {
      logFailure(request, statusCode, error ?? undefined);
    } else if (canDebug(request.log)) {
      const facts = {
        ...describeRequest(request),
        status: statusCode,
        ms: Math.round(ms * 10) / 10,
      };
      request.log.debug(error ? { ...facts, err: error } : facts, "request answered");
    }
  }
}
