import { realpathSync } from "node:fs";
import { basename, join } from "node:path";
import { type Result, success } from "@berth/registry";
import { gitFailed } from "./git-failed.ts";
import type { GitPlaces } from "./locate-git.ts";
import { readGit } from "./run-git.ts";

/** A checkout of the repository around a workspace. */
export interface Worktree {
  /** Its branch; the name of its folder where it has none. */
  name: string;
  /** Where the workspace is in it: absolute. */
  path: string;
  /** Whether it is the one that was asked about. */
  isHere: boolean;
}

/** The checkouts of the repository whose folder is there. GIT_FAILED where git can't list them. */
export function listWorktrees(root: string, git: GitPlaces): Result<Worktree[]> {
  const listed = readGit(root, ["worktree", "list", "--porcelain"]);
  if (!listed.ok) return gitFailed(root, listed);
  const here = realPath(root);
  const blocks = listed.stdout.toString().split("\n\n");
  return success(
    blocks.flatMap((block): Worktree[] => {
      const folder = /^worktree (.+)$/m.exec(block)?.[1];
      const path = folder === undefined ? undefined : realPath(join(folder, git.prefix));
      if (folder === undefined || path === undefined || /^bare$/m.test(block)) return [];
      const branch = /^branch refs\/heads\/(.+)$/m.exec(block)?.[1];
      return [{ name: branch ?? basename(folder), path, isHere: path === here }];
    }),
  );
}

function realPath(path: string): string | undefined {
  try {
    return realpathSync(path);
  } catch {
    return undefined;
  }
}
