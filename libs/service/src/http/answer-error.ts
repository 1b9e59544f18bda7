import { STATUS_CODES } from "node:http";
import type { FastifyReply, FastifyRequest } from "fastify";
import { pathOf } from "../log/loggable.ts";
import { logFailure } from "../log/request-log.ts";
import type { ErrorBody } from "./error-body.ts";
import { describeIssues, listInputIssues } from "./input-issues.ts";
import { REQUEST_ID_HEADER } from "./request-id.ts";

/**
 * Answers a failed request. A 4xx keeps its message: it is about the request. A 5xx says nothing of its cause, which
 * may hold queries, paths or secrets; the cause is logged with the request id that the caller gets.
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
  reply.header(REQUEST_ID_HEADER, request.id).code(statusCode).send(body);
}

/**
 * Answers a request that no route matches. Browsers get to the docs from the address that the log shows, and no failure
 * for the icon that they ask for by themselves.
 */
export function answerNotFound(request: FastifyRequest, reply: FastifyReply): void {
  const { method } = request;
  const path = pathOf(request.url);
  if (method === "GET" && path === "/") return void reply.redirect("docs");
  if (method === "GET" && path === "/favicon.ico") return void reply.code(204).send();
  const body: ErrorBody = {
    statusCode: 404,
    error: "Not Found",
    message: `No route ${method} ${path}`,
    requestId: request.id,
  };
  reply.code(404).send(body);
}

/**
 * Fastify and http-errors set statusCode or status; a status that is no error means the thrower did not think of HTTP.
 */
function readStatus(error: unknown): number {
  if (typeof error !== "object" || error === null) return 500;
  const { statusCode, status } = error as { statusCode?: unknown; status?: unknown };
  const claimed = Number(statusCode ?? status);
  return Number.isInteger(claimed) && claimed >= 400 && claimed < 600 ? claimed : 500;
}
