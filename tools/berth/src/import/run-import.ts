import { findPlaceToSetUp } from "@berth/engine";
import { DONE, FINDINGS } from "@berth/registry";
import type { ImportOptions } from "@berth/scaffold";
import { type Answer, refuse } from "../answer.ts";
import { importPorts } from "./import-ports.ts";

/** `berth import` in the folder `cwd`. Ends with FINDINGS where something is left out. */
export async function runImport(
  cwd: string,
  { dryRun, ...options }: ImportOptions & { dryRun?: boolean | undefined },
): Promise<Answer> {
  const { json = false } = options;
  const root = findPlaceToSetUp(cwd);
  if (!root.ok) return refuse(root.failures, json);
  const isTerminal = process.stdin.isTTY && process.stdout.isTTY && !json;
  const answer = await importPorts(root.value, options, { command: "berth import", cwd, dryRun, isTerminal });
  if (!answer.ok) return refuse(answer.failures, json);
  return { status: answer.value.isDone ? DONE : FINDINGS, stdout: answer.value.text };
}
