import { locateGit, renderOutcome, runRequest, takeSnapshot } from "@berth/engine";
import { DONE, type Result, success } from "@berth/registry";
import type { Request } from "@berth/scaffold";
import { type Answer, refuse } from "../answer.ts";

/** Plans, and commits unless it is a dry run. On a terminal it asks for what is missing first. */
export async function makeChange(root: string, request: Request, dryRun = false): Promise<Answer> {
  const { json = false, name = "" } = optionsOf(request);
  const complete = await askForRest(root, request);
  if (!complete.ok) return refuse(complete.failures, json);
  const command = `berth ${request.kind} ${name}`.trim();
  const outcome = await runRequest(root, complete.value, { dryRun, command });
  if (!outcome.ok) return refuse(outcome.failures, json);
  return { status: DONE, stdout: renderOutcome(outcome.value, json) };
}

/** The options that every change may have. */
const optionsOf = (request: Request): { name?: string | undefined; json?: boolean | undefined } =>
  "options" in request ? request.options : {};

async function askForRest(root: string, request: Request): Promise<Result<Request>> {
  if (request.kind !== "service" && request.kind !== "reserve") return success(request);
  const { json, name, port, range } = request.options;
  const isTerminal = process.stdin.isTTY && process.stdout.isTTY && !json;
  if (!isTerminal || (name !== undefined && (range ?? port) !== undefined)) return success(request);
  const git = locateGit(root);
  if (!git.ok) return git;
  const snapshot = takeSnapshot(root, request, git.value);
  if (!snapshot.ok) return snapshot;
  // Loaded only when a person is asked: scripts and hooks pay nothing for it.
  const { askMissing } = await import("../ask-missing.ts");
  const complete = await askMissing(request.options, snapshot.value);
  return complete.ok ? success({ ...request, options: complete.value }) : complete;
}
