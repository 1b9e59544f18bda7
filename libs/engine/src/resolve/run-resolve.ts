import { commitPlan, followLink, recover, type StatePaths } from "@berth/commit";
import { type Result, refusal, success } from "@berth/registry";
import type { GitPlaces } from "../git/locate-git.ts";
import { locateWorkspace } from "../git/locate-workspace.ts";
import { lockWorkspace } from "../run/lock-workspace.ts";
import { readSnapshot } from "../run/read-snapshot.ts";
import type { RunOptions } from "../run/run-request.ts";
import { whyUnsettled } from "../run/why-unsettled.ts";
import { readerOfDisk } from "../run/workspace-reader.ts";
import { type Resolution, resolveMerge } from "./resolve-merge.ts";
import { findIndexLock, indexLocked, stageFiles } from "./stage-files.ts";

/**
 * Finishes a merge or rebase that stopped on the spec: merges it by meaning, derives the rest, stages the result in git.
 * Undefined where nothing is unmerged. What a person has to decide stays as git left it and is named in the failure.
 */
export async function runResolve(root: string, options: RunOptions): Promise<Result<Resolution | undefined>> {
  const places = locateWorkspace(root);
  if (!places.ok) return places;
  const { git, state } = places.value;
  if (!git) return success(undefined);
  if (options.dryRun) return planResolve(root, git, state);
  const lock = await lockWorkspace(state, options.command);
  if (!lock.ok) return lock;
  try {
    const recovered = recover(root, state, {});
    if (!recovered.ok) return recovered;
    const resolved = planResolve(root, git, state);
    if (!resolved.ok || !resolved.value) return resolved;
    const locked = findIndexLock(git);
    if (locked !== undefined) return refusal(indexLocked(locked, "Nothing was changed."));
    const { plan, settled } = resolved.value;
    if (plan.changes.length > 0) {
      const committed = commitPlan(root, state, plan);
      if (!committed.ok) return committed;
    }
    const paths = [...settled, ...plan.changes.map(({ path }) => path)];
    // A file that is written through a link is staged at its own place.
    const files = [...new Set(paths.flatMap((path) => [path, followLink(root, path)]))];
    const staged = files.length > 0 ? stageFiles(root, git, files) : success(undefined);
    return staged.ok ? resolved : staged;
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
