import { resolve } from "node:path";
import { readGit } from "./run-git.ts";

/** The repository around a workspace. */
export interface GitPlaces {
  /** The directory that all linked worktrees share. */
  common: string;
  /** The git directory of this worktree. */
  directory: string;
  /** The workspace root relative to the top level, with a final slash; empty at the top level. */
  prefix: string;
}

/** Undefined without git: no binary, no repository, or a bare one. */
export function locateGit(root: string): GitPlaces | undefined {
  // --show-toplevel is asked only because it fails in a bare repository and inside .git.
  const asked = ["--git-common-dir", "--git-dir", "--show-toplevel", "--show-prefix"];
  const answer = readGit(root, ["rev-parse", ...asked]);
  if (!answer.ok) return undefined;
  const [common, directory, , prefix, rest] = answer.stdout.toString().split("\n");
  // A fifth line that is not the empty end means that some path holds a newline.
  if (!common || !directory || prefix === undefined || rest !== "") return undefined;
  return { common: resolve(root, common), directory: resolve(root, directory), prefix };
}
