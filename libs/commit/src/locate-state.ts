import { createHash } from "node:crypto";
import { join } from "node:path";
import { locateGit } from "./git/locate-git.ts";

/** Where a workspace keeps its lock and its journal. The staging list lies beside the journal. */
export interface StatePaths {
  lock: string;
  journal: string;
}

/**
 * Finds the places; creates nothing and never fails.
 *
 * In git the lock is in the common directory, which all linked worktrees share, because they hand
 * out ports of one registry; the journal is in the git directory of this worktree, because it tells
 * of this worktree's files. Neither is reached by `git clean -fdx` or `nx reset`.
 * Without git (no binary, no repository, a bare one) both are in `<root>/.berth`.
 */
export function locateState(root: string, git = locateGit(root)): StatePaths {
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
