import type { Result } from "@berth/registry";
import { hashText, sealPlan } from "@berth/scaffold";
import { underLock } from "./under-lock.ts";

/** A file of the workspace as it was read and as it is to be. */
export interface TextChange {
  path: string;
  before: string;
  after: string;
}

/**
 * Lands edits that are planned outside of the spec, such as the linter's, all or none, by the same step as every other
 * command: FILE_CHANGED where one of the files was edited since.
 */
export function runChanges(
  root: string,
  title: string,
  changes: readonly TextChange[],
  { dryRun }: { dryRun?: boolean | undefined } = {},
): Promise<Result<unknown>> {
  const updates = changes.map(
    ({ after, before, path }) => ({ path, kind: "update", before: hashText(before), after }) as const,
  );
  const plan = sealPlan({ title, service: "", ports: [], changes: updates, notes: [] });
  return underLock(root, { command: `berth ${title}`, dryRun }, ({ commit }) => commit(plan));
}
