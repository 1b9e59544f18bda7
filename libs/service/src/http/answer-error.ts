import { STATUS_CODES } from "node:http";
import type { FastifyReply, FastifyRequest } from "fastify";
import { pathOf } from "../log/loggable.ts";
import { logFailure } from "../log/request-log.ts";
import { describeIssues, type InputIssue, listInputIssues } from "./input-issues.ts";
import { requestIdHeader } from "./request-id.ts";

/** Body of every answer with a status of 400 or above. */
export interface ErrorBody {
  statusCode: number;
  /** The status in words. */
  error: string;
  /** What the caller can do something about; for a 5xx only the status in words. */
  message: string;
  requestId: string;
  /** What is wrong with the input, part by part, when that is why. */
  issues?: InputIssue[];
}

/**
 * Answers a failed request. A 4xx keeps its message: it is about the request. A 5xx says nothing of its cause, which may hold
 * queries, paths or secrets; the cause is logged with the request id that the caller gets.
 */
export function answerError(error: unknown, request: FastifyRequest, reply: FastifyReply): void {
  const statusCode = readStatus(error);
  const words = STATUS_CODES[statusCode] ?? "Error";
  logFailure(request, statusCode, error);
  const issues = listInputIssues(error);
  const told = issues ? describeIssues(issues) : error instanceof Error ? error.message : words;
  const body: ErrorBody = {
    statusCode,
    error: words,
    message: statusCode < 500 ? told : words,
    requestId: request.id,
    ...(issues ? { issues } : {}),
  };
  // A request that the framework itself refuses, for its URL, passes no hook.
  reply.header(requestIdHeader, request.id).code(statusCode).send(body);
}

/** Answers a request that no route matches. */
export function answerNotFound(request: FastifyRequest, reply: FastifyReply): void {
  const body: ErrorBody = {
    statusCode: 404,
    error: "Not Found",
    message: `No route ${request.method} ${pathOf(request.url)}`,
    requestId: request.id,
  };
  reply.code(404).send(body);
}

/** Fastify and http-errors set statusCode or status; a status that is no error means the thrower did not think of HTTP. */
function readStatus(error: unknown): number {
  if (typeof error !== "object" || error === null) return 500;
  const { statusCode, status } = error as { statusCode?: unknown; status?: unknown };
  const claimed = Number(statusCode ?? status);
  return Number.isInteger(claimed) && claimed >= 400 && claimed < 600 ? claimed : 500;
}
