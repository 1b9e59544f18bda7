import { createHash } from "node:crypto";
import { join } from "node:path";

/** Where a workspace keeps its lock and its journal. The staging list lies beside the journal. */
export interface StatePaths {
  lock: string;
  journal: string;
}

/** The places in a git repository that the state needs; see GitPlaces. */
interface GitFolders {
  common: string;
  directory: string;
  prefix: string;
}

/**
 * Names the places; creates nothing and never fails.
 *
 * In git the lock is in the common directory, which all linked worktrees share, because they hand
 * out ports of one registry; the journal is in the git directory of this worktree, because it tells
 * of this worktree's files. Neither is reached by `git clean -fdx` or `nx reset`.
 * Without a repository (or in a bare one) both are in `<root>/.berth`.
 */
export function locateState(root: string, git: GitFolders | undefined): StatePaths {
  if (git === undefined) {
    return { lock: join(root, ".berth/lock"), journal: join(root, ".berth/journal.json") };
  }
  return { lock: join(git.common, "berth/lock"), journal: journalPath(git.directory, git.prefix) };
}

/** The journal of the workspace at `prefix` in the worktree that has this git directory. */
export function journalPath(gitDirectory: string, prefix: string): string {
  // Two workspaces in one repository (apps/a, apps/b) must not finish each other's runs.
  const key = prefix === "" ? "" : createHash("sha256").update(prefix).digest("hex").slice(0, 12);
  return join(gitDirectory, "berth", key, "journal.json");
}
