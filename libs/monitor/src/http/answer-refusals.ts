import { STATUS_CODES } from "node:http";
import type { App } from "@berth/service";
import { type Refusal, Refused } from "./refused.ts";

/** Answers every failed request with `{ code, message, fix? }`. What an unexpected failure says is logged, not sent. */
export function answerRefusals(app: App): void {
  app.setErrorHandler(async (error, request, reply) => {
    const status = statusOf(error);
    if (status >= 500) request.log.error({ err: error }, "the monitor could not answer");
    return reply.code(status).header("cache-control", "no-store").send(refusalOf(error, status));
  });
}

function statusOf(error: unknown): number {
  const status = Number((error as { statusCode?: unknown } | null)?.statusCode);
  return status >= 400 && status < 600 ? status : 500;
}

function refusalOf(error: unknown, status: number): Refusal {
  if (error instanceof Refused) return error.refusal;
  const words = STATUS_CODES[status] ?? "Error";
  const message = status < 500 && error instanceof Error ? error.message : words;
  return { code: words.toUpperCase().replaceAll(/\W+/g, "_"), message };
}
