import type { GitPlaces } from "../git/locate-git.ts";
import { readGit } from "../git/run-git.ts";

/** The text of a file (its path is relative to the workspace) in a commit; undefined where it isn't there. */
export function readBlob(
  root: string,
  { prefix }: GitPlaces,
  commit: string | undefined,
  path: string,
): string | undefined {
  if (commit === undefined) return undefined;
  const blob = readGit(root, ["cat-file", "blob", `${commit}:${prefix}${path}`]);
  return blob.ok ? blob.stdout.toString() : undefined;
}
