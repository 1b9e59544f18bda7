import type { Spec } from "@berth/registry";
import { isSkippedPath } from "../files/is-skipped-path.ts";
import { type AskGit, listFiles } from "../files/list-files.ts";
import { isReadable } from "../places/find-places.ts";

export interface TreeOptions {
  /** Without one every place is a finding. */
  spec?: Spec | undefined;
  /** Files or folders below the root, with forward slashes; everything where it is empty. */
  paths?: readonly string[];
  git?: AskGit | undefined;
}

/** The files of a tree that are linted, by their paths alone. */
export function findFiles(root: string, { git, paths = [] }: TreeOptions): string[] {
  return listFiles(root, git).filter((path) => {
    if (!isReadable(path) || isSkippedPath(path)) return false;
    return paths.length === 0 || paths.some((one) => path === one || path.startsWith(`${one}/`));
  });
}
