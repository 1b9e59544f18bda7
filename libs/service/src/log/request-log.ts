import { type FastifyError, type FastifyReply, type FastifyRequest, LogController } from "fastify";
import { describeIssues, listInputIssues } from "../http/input-issues.ts";
import { pathOf } from "./loggable.ts";

/** Requests whose failure is in the log already. */
const logged = new WeakSet<FastifyRequest>();

/**
 * What Fastify logs of a request by itself: nothing at `info` for one that succeeds, because metrics count requests,
 * and writing a line takes longer than answering.
 */
export class RequestLog extends LogController {
  override incomingRequest(): void {}

  override requestCompleted(
    _error: FastifyError | null | undefined,
    request: FastifyRequest,
    reply: FastifyReply,
  ): void {
    const { statusCode } = reply;
    if (statusCode >= 400 && !logged.has(request) && !isProbe(request)) logFailure(request, statusCode, undefined);
    else {
      const ms = Math.round(reply.elapsedTime * 10) / 10;
      request.log.debug({ ...describe(request, statusCode), ms }, "request answered");
    }
  }

  override routeNotFound(request: FastifyRequest): void {
    logFailure(request, 404, undefined);
  }
}

/**
 * Logs a failed request at once: the process may not live to see the answer go out. A 4xx gets a
 * line at `info` with the reason; a 5xx gets its cause, stack included.
 */
export function logFailure(request: FastifyRequest, status: number, error: unknown): void {
  logged.add(request);
  const facts = describe(request, status);
  if (status >= 500) request.log.error({ ...facts, err: error }, "request failed");
  else request.log.info({ ...facts, reason: reasonOf(error, request.url) }, "request refused");
}

function describe({ method, url }: FastifyRequest, status: number) {
  return { method, url: pathOf(url), status };
}

/** @param url taken out of the text without its query: Fastify quotes a malformed one. */
function reasonOf(error: unknown, url: string): string | undefined {
  const issues = listInputIssues(error);
  if (issues) return describeIssues(issues);
  return error instanceof Error ? error.message.replaceAll(url, pathOf(url)) : undefined;
}

function isProbe({ routeOptions }: FastifyRequest): boolean {
  return (routeOptions.config as { probe?: boolean }).probe === true;
}
