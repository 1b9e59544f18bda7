import { locateGit, renderOutcome, runRequest, takeSnapshot } from "@berth/engine";
import { type Result, success } from "@berth/registry";
import type { Request } from "@berth/scaffold";
import type { Answer } from "./answer.ts";
import { DONE } from "./exit-status.ts";
import { refuse } from "./refuse.ts";

/** What all commands that make a change have in common. */
interface MakeOptions {
  name?: string | undefined;
  dryRun?: boolean | undefined;
  json?: boolean | undefined;
}

/** Plans, and commits unless it is a dry run. */
export async function makeChange(
  root: string,
  request: Result<Request>,
  { dryRun = false, json, name = "" }: MakeOptions,
): Promise<Answer> {
  if (!request.ok) return refuse(request.failures, json);
  const command = `berth ${request.value.kind} ${name}`.trim();
  const outcome = await runRequest(root, request.value, { dryRun, command });
  if (!outcome.ok) return refuse(outcome.failures, json);
  return { status: DONE, stdout: renderOutcome(outcome.value, json) };
}

/** The same request with what it can't do without, if somebody is there to be asked for it. */
export async function askForRest(
  root: string,
  request: Extract<Request, { kind: "service" | "reserve" }>,
): Promise<Result<Request>> {
  const { json, name, port, range } = request.options;
  const isTerminal = process.stdin.isTTY && process.stdout.isTTY && !json;
  if (!isTerminal || (name !== undefined && (range ?? port) !== undefined)) return success(request);
  const git = locateGit(root);
  if (!git.ok) return git;
  const snapshot = takeSnapshot(root, request, git.value);
  if (!snapshot.ok) return snapshot;
  // Loaded only when somebody is asked: scripts and hooks pay nothing for it.
  const { askMissing } = await import("../ask-missing.ts");
  const complete = await askMissing(request.options, snapshot.value);
  return complete.ok ? success({ ...request, options: complete.value }) : complete;
}
