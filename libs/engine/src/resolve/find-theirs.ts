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
 * The commit on the other side of the merge that is under way, for a merge driver: it runs before MERGE_HEAD is
 * written. `git merge` names the commit in the variable GITHEAD_<hash>, a rebase in its list of what is done. Undefined
 * where neither is there (cherry-pick, stash) or several are (an octopus merge).
 */
export function findTheirs(root: string, git: GitPlaces): TheirCommit | undefined {
  const heads = Object.keys(process.env).flatMap((name) => /^GITHEAD_([0-9a-f]{40,64})$/.exec(name)?.[1] ?? []);
  const [commit, second] = heads;
  if (second !== undefined) return undefined;
  if (commit !== undefined) return { commit, base: findMergeBase(root, commit) };
  const done = readLines(join(git.directory, "rebase-merge/done")).at(-1) ?? "";
  const picked = /^\w+ ([0-9a-f]{7,64})\b/.exec(done)?.[1];
  return picked === undefined ? undefined : { commit: picked, base: `${picked}^` };
}

/**
 * The commit on the other side of a merge or cherry-pick that has stopped; undefined where there is none, or several
 * (an octopus merge that stopped at its last branch: the others are already part of "ours").
 */
export function findTheirHead({ directory }: GitPlaces): string | undefined {
  for (const name of ["MERGE_HEAD", "CHERRY_PICK_HEAD"]) {
    const [head, second] = readLines(join(directory, name));
    if (head !== undefined) return second === undefined ? head : undefined;
  }
  return undefined;
}

/** The best commit that HEAD and this one come from, one of them where there are several. */
export function findMergeBase(root: string, commit: string): string | undefined {
  const base = readGit(root, ["merge-base", "HEAD", commit]).stdout.toString().trim();
  return base === "" ? undefined : base;
}

function readLines(file: string): string[] {
  try {
    return readFileSync(file)
      .toString()
      .split("\n")
      .filter((line) => line !== "");
  } catch {
    return [];
  }
}
