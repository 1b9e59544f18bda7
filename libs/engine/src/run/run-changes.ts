import { type Failure, type Result, refusal, success } from "@berth/registry";
import { type FileChange, hashText, sealPlan } from "@berth/scaffold";
import { requireCheckedOut } from "../git/not-checked-out.ts";
import { renderDiff } from "./render-diff.ts";
import { underLock } from "./under-lock.ts";

/** A file of the workspace as it was read and as it is to be. */
export interface TextChange {
  path: string;
  /** Undefined where there is no file yet. */
  before: string | undefined;
  /** Undefined where there is to be none. */
  after: string | undefined;
}

/**
 * Lands edits that are planned outside of the spec, such as the linter's, all or none, by the same step as every other
 * command: FILE_CHANGED where one of the files was edited or made since. Returns them as a unified diff.
 */
export function runChanges(
  root: string,
  title: string,
  changes: readonly TextChange[],
  { dryRun }: { dryRun?: boolean | undefined } = {},
): Promise<Result<string>> {
  const befores = Object.fromEntries(changes.map(({ before, path }) => [path, before]));
  const plan = sealPlan({ title, service: "", ports: [], changes: changes.flatMap(planChange), notes: [] });
  return underLock(root, { command: `berth ${title}`, dryRun }, ({ commit, git }) => {
    const ready = requireCheckedOut(root, git, plan);
    const landed = ready.ok ? commit(plan) : ready;
    return landed.ok ? success(renderDiff(plan, befores)) : refusal(...landed.failures.map(sinceRead));
  });
}

/** What is to be created was not there when it was read: another run was faster. */
const sinceRead = (failure: Failure): Failure =>
  failure.code === "FILE_EXISTS"
    ? { ...failure, code: "FILE_CHANGED", fix: "Run the command again: it plans with the file as it is now." }
    : failure;

function planChange({ after, before, path }: TextChange): FileChange[] {
  if (before === after) return [];
  if (before === undefined) return after === undefined ? [] : [{ path, kind: "create", after }];
  const had = { path, before: hashText(before) };
  return [after === undefined ? { ...had, kind: "delete" } : { ...had, kind: "update", after }];
}
