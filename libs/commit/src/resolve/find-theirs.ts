import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { GitPlaces } from "../git/locate-git.ts";
import { readGit } from "../git/run-git.ts";

/** What is being merged into HEAD. */
export interface TheirCommit {
  commit: string;
  /** The commit that both sides come from; undefined for unrelated histories. */
  base: string | undefined;
}

/**
 * The commit on the other side of the merge that is under way. A merge driver runs before MERGE_HEAD is written: `git
 * merge` names the commit in the variable GITHEAD_<hash>, a rebase in its list of what is done. Undefined where neither
 * is there (cherry-pick, stash) or several are (an octopus merge).
 */
export function findTheirs(top: string, git: GitPlaces): TheirCommit | undefined {
  const picked = /^\w+ ([0-9a-f]{7,64})\b/.exec(
    lastLine(join(git.directory, "rebase-merge/done")),
  )?.[1];
  if (picked !== undefined) return { commit: picked, base: `${picked}^` };
  const heads = Object.keys(process.env).flatMap(
    (name) => /^GITHEAD_([0-9a-f]{40,64})$/.exec(name)?.[1] ?? [],
  );
  const theirs = heads.filter(
    (head) => readGit(top, ["rev-parse", "HEAD"]).stdout.toString().trim() !== head,
  );
  const [commit, second] = theirs;
  if (commit === undefined || second !== undefined) return undefined;
  const base = readGit(top, ["merge-base", "HEAD", commit]).stdout.toString().trim();
  return { commit, base: base === "" ? undefined : base };
}

function lastLine(file: string): string {
  try {
    return readFileSync(file).toString().trimEnd().split("\n").at(-1) ?? "";
  } catch {
    return "";
  }
}
