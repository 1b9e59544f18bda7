import { existsSync } from "node:fs";
import { join, posix } from "node:path";
import type { GitPlaces } from "./locate-git.ts";

/** Whether git was told by patterns which files to leave out, rather than file by file. */
export const isSparse = ({ directory }: GitPlaces): boolean => existsSync(join(directory, "info/sparse-checkout"));

/** The commands that bring a file or folder that git leaves out back to the disk. */
export function wayToCheckOut(git: GitPlaces, path: string, kind: "file" | "folder" = "file"): string {
  if (!isSparse(git)) return `git update-index --no-skip-worktree ${path} && git checkout -- ${path}`;
  const folder = kind === "folder" ? path : posix.dirname(path);
  return `git sparse-checkout add ${folder === "." ? `/${path}` : folder}`;
}
