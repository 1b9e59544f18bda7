import { execFileSync } from "node:child_process";
import { createHash } from "node:crypto";
import { join, resolve } from "node:path";

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
export function locateState(root: string): StatePaths {
  const git = askGit(root);
  if (git === undefined) {
    return { lock: join(root, ".berth/lock"), journal: join(root, ".berth/journal.json") };
  }
  // Two workspaces in one repository (apps/a, apps/b) must not finish each other's runs.
  const key =
    git.prefix === "" ? "" : createHash("sha256").update(git.prefix).digest("hex").slice(0, 12);
  return {
    lock: resolve(root, git.common, "berth/lock"),
    journal: resolve(root, git.directory, "berth", key, "journal.json"),
  };
}

interface GitAnswer {
  common: string;
  directory: string;
  /** The workspace root relative to the top level, with a final slash; empty at the top level. */
  prefix: string;
}

function askGit(root: string): GitAnswer | undefined {
  const lines = runGit(root)?.split("\n");
  const [common, directory, , prefix, rest] = lines ?? [];
  // A fifth line that is not the empty end means that some path holds a newline.
  if (!common || !directory || prefix === undefined || rest !== "") return undefined;
  return { common, directory, prefix };
}

function runGit(root: string): string | undefined {
  // --show-toplevel is asked only because it fails in a bare repository and inside .git.
  const asked = ["--git-common-dir", "--git-dir", "--show-toplevel", "--show-prefix"];
  try {
    // safe.directory: else a container's other uid (CVE-2022-24765) would get another lock than its
    // host. rev-parse runs nothing that a repository's config could name.
    return execFileSync("git", ["-c", "safe.directory=*", "rev-parse", ...asked], {
      cwd: root,
      encoding: "utf8",
      env: environmentWithoutGit(),
      stdio: ["ignore", "pipe", "ignore"],
      windowsHide: true,
    });
  } catch {
    return undefined;
  }
}

/** Inside a git hook GIT_DIR, GIT_INDEX_FILE … name the hook's repository, whatever the folder. */
function environmentWithoutGit(): NodeJS.ProcessEnv {
  return Object.fromEntries(
    Object.entries(process.env).filter(([name]) => !name.toUpperCase().startsWith("GIT_")),
  );
}
