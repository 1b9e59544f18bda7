import { renderOutcome, runRequest } from "@berth/engine";
import { DONE, type Result, success } from "@berth/registry";
import type { Request, ServiceOptions } from "@berth/scaffold";
import { type Answer, refuse } from "../answer.ts";
import { completeRequest } from "../engine/complete-request.ts";
import { withCode } from "../engine/with-code.ts";
import { withServices } from "../engine/with-services.ts";
import { showProgress } from "../lint/show-progress.ts";

/** Plans, and commits unless it is a dry run. On a terminal it asks for what is missing first. */
export async function makeChange(root: string, request: Request, dryRun = false): Promise<Answer> {
  const { from, json = false, name = from === undefined ? "" : `--from=${from}` } = optionsOf(request);
  const listed = request.kind === "sync" ? success(request) : await withServices(request, process.cwd());
  const complete = listed.ok ? await askForRest(root, listed.value as Request) : listed;
  if (!complete.ok) return refuse(complete.failures, json);
  const command = `berth ${request.kind} ${name}`.trim();
  const progress = showProgress("Writing", "files");
  const run = { dryRun, command, onProgress: progress.show };
  const outcome = await runRequest(root, await withCode(complete.value), run);
  progress.clear();
  if (!outcome.ok) return refuse(outcome.failures, json);
  return { status: DONE, stdout: renderOutcome(outcome.value, json) };
}

/** The options that every change may have. */
const optionsOf = (request: Request): Pick<ServiceOptions, "from" | "json" | "name"> =>
  "options" in request ? request.options : {};

async function askForRest(root: string, request: Request): Promise<Result<Request>> {
  const isTerminal = process.stdin.isTTY && process.stdout.isTTY && !optionsOf(request).json;
  if (!isTerminal || request.kind === "sync" || request.kind === "import") return success(request);
  return (await completeRequest(root, request)) as Result<Request>;
}
