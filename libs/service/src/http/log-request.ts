import type { FastifyBaseLogger, FastifyRequest } from "fastify";
import { RequestLogger } from "./request-logger.ts";

/** The facts of a request that every line about it has. The path is without its query, which may hold tokens. */
export function describeRequest({ method, url }: FastifyRequest) {
  return { method, url: url.split("?", 1)[0] ?? "" };
}

/** Logs a failed request with its cause, at once: the process may not live to see the answer go out. */
export function logFailure(request: FastifyRequest, status: number, err: unknown): void {
  logged.add(request);
  const facts = { ...describeRequest(request), status, err };
  // A request that the framework itself refuses (a malformed URL) passes no hook and has no log of its own.
  const own = request.log instanceof RequestLogger;
  const log = own ? request.log : request.server.log.child({ reqId: request.id });
  if (status >= 500) log.error(facts, "request failed");
  else log.info(facts, "request refused");
}

/** Requests whose failure is in the log already. */
const logged = new WeakSet<FastifyRequest>();

/**
 * Logs an answered request at `debug`, or, when it failed and nothing was logged yet, at the level of its failure. Not at `info`:
 * metrics count requests, and writing a line synchronously takes longer than answering.
 */
export function logAnswer(request: FastifyRequest, status: number, ms: number): void {
  if (status >= 400 && !logged.has(request) && !isProbe(request)) {
    logFailure(request, status, undefined);
  } else if (canDebug(request.log)) {
    const facts = { ...describeRequest(request), status, ms: Math.round(ms * 10) / 10 };
    request.log.debug(facts, "request answered");
  }
}

function isProbe({ routeOptions }: FastifyRequest): boolean {
  return (routeOptions.config as { probe?: boolean }).probe === true;
}

/** Fastify's type of a log lacks what pino has. */
function canDebug(log: FastifyBaseLogger): boolean {
  return (log as FastifyBaseLogger & { isLevelEnabled(level: string): boolean }).isLevelEnabled("debug");
}
