import { type Result, refusal, success } from "@berth/registry";
import { commitPlan } from "../commit-plan.ts";
import { type GitPlaces, locateGit } from "../git/locate-git.ts";
import { runGit } from "../git/run-git.ts";
import { locateState, type StatePaths } from "../locate-state.ts";
import { recover } from "../recover.ts";
import { lockWorkspace } from "../run/lock-workspace.ts";
import { readSnapshot } from "../run/read-snapshot.ts";
import type { RunOptions } from "../run/run-request.ts";
import { whyUnsettled } from "../run/why-unsettled.ts";
import { readerOfDisk } from "../run/workspace-reader.ts";
import { type Resolution, resolveMerge } from "./resolve-merge.ts";

/**
 * Finishes a merge or rebase that stopped on the spec: merges it by meaning, derives the rest, stages the result in git.
 * Undefined where nothing is unmerged. What a person has to decide stays as git left it and is named in the failure.
 */
export async function runResolve(root: string, options: RunOptions): Promise<Result<Resolution | undefined>> {
  const git = locateGit(root);
  if (!git) return success(undefined);
  const state = locateState(root, git);
  if (options.dryRun) return planResolve(root, git, state);
  const lock = await lockWorkspace(state, options.command);
  if (!lock.ok) return lock;
  try {
    const recovered = recover(root, state, {});
    if (!recovered.ok) return recovered;
    const resolved = planResolve(root, git, state);
    if (!resolved.ok || !resolved.value) return resolved;
    const { plan, settled } = resolved.value;
    if (plan.changes.length > 0) {
      const committed = commitPlan(root, state, plan);
      if (!committed.ok) return committed;
    }
    const paths = [...new Set([...settled, ...plan.changes.map(({ path }) => path)])];
    const staged = paths.length > 0 ? runGit(root, ["add", "--", ...paths]) : undefined;
    return !staged || staged.ok ? resolved : refusal(notStaged(paths, staged.stderr));
  } finally {
    lock.value.release();
  }
}

function planResolve(root: string, git: GitPlaces, state: StatePaths): Result<Resolution | undefined> {
  const unsettled = whyUnsettled(state);
  if (unsettled.length > 0) return refusal(...unsettled);
  const snapshot = readSnapshot(readerOfDisk(root));
  return snapshot.ok ? resolveMerge(root, git, snapshot.value) : snapshot;
}

const notStaged = (paths: readonly string[], reason: string) =>
  ({
    code: "COMMIT_FAILED",
    message: `The files are merged, but git would not stage them: ${reason.trim()}`,
    fix: `Run: git add ${paths.join(" ")}`,
  }) as const;
