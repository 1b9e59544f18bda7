import { followLink } from "@berth/commit";
import { type Result, success } from "@berth/registry";
import { readSnapshot } from "../run/read-snapshot.ts";
import { type RunOptions, underLock } from "../run/under-lock.ts";
import { readerOfDisk } from "../run/workspace-reader.ts";
import { type Resolution, resolveMerge } from "./resolve-merge.ts";
import { checkIndexFree, stageFiles } from "./stage-files.ts";

/**
 * Finishes a merge or rebase that stopped on the spec: merges it by meaning, derives the rest, stages the result in
 * git. Undefined where nothing is unmerged. What a person has to decide stays as git left it and is named in the
 * failure.
 */
export function runResolve(root: string, options: RunOptions): Promise<Result<Resolution | undefined>> {
  return underLock(root, options, ({ commit, git }) => {
    if (!git) return success(undefined);
    const snapshot = readSnapshot(readerOfDisk(root));
    const resolved = snapshot.ok ? resolveMerge(root, git, snapshot.value) : snapshot;
    if (!resolved.ok || !resolved.value) return resolved;
    const free = options.dryRun ? success(undefined) : checkIndexFree(git);
    if (!free.ok) return free;
    const { plan, settled } = resolved.value;
    const committed = commit(plan);
    if (!committed.ok) return committed;
    const paths = [...settled, ...plan.changes.map(({ path }) => path)];
    // A file that is written through a link is staged at its own place.
    const files = [...new Set(paths.flatMap((path) => [path, followLink(root, path)]))];
    const staged = options.dryRun || files.length === 0 ? success(undefined) : stageFiles(root, git, files);
    return staged.ok ? resolved : staged;
  });
}
