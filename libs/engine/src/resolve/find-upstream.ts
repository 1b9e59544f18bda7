import { existsSync } from "node:fs";
import { join } from "node:path";
import type { GitPlaces } from "../git/locate-git.ts";
import { readGit } from "../git/run-git.ts";

export type Side = "ours" | "theirs";

/** Where teams keep what they agreed on, most binding first. */
const DEFAULT_BRANCHES = [
  "refs/remotes/origin/HEAD",
  "refs/remotes/origin/main",
  "refs/remotes/origin/master",
  "refs/heads/main",
  "refs/heads/master",
];

/**
 * Which side of the merge is already upstream, so others know its ports and it keeps them. In a rebase git's
 * "ours" is what one rebases onto. In a merge it is the side that the default branch contains; where it contains both
 * or neither, ours.
 */
export function findUpstream(root: string, git: GitPlaces, theirs: string | undefined): Side {
  if (isRebasing(git) || theirs === undefined) return "ours";
  for (const branch of DEFAULT_BRANCHES) {
    const contains = (commit: string) => readGit(root, ["merge-base", "--is-ancestor", commit, branch]).ok;
    if (contains("HEAD")) return "ours";
    if (contains(theirs)) return "theirs";
  }
  return "ours";
}

function isRebasing(git: GitPlaces): boolean {
  return ["rebase-merge", "rebase-apply"].some((folder) => existsSync(join(git.directory, folder)));
}
