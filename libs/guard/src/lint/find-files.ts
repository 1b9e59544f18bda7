import type { Spec } from "@berth/registry";
import { BASELINE_PATH } from "../baseline/baseline.ts";
import { type Listed, listBlobs } from "../files/list-blobs.ts";
import type { AskGit } from "../files/list-files.ts";
import { whyUnread } from "../files/why-unread.ts";
import type { UnreadFile } from "./coverage.ts";

export interface TreeOptions {
  /** Without one every place is a finding. */
  spec?: Spec | undefined;
  /** Files or folders below the root, with forward slashes; everything where it is empty. */
  paths?: readonly string[];
  git?: AskGit | undefined;
}

/** The files of a tree that are linted, with what git has of them, and those that are not, by their paths alone. */
export function findFiles(root: string, { git, paths = [] }: TreeOptions): Listed & { unread: UnreadFile[] } {
  const listed = listBlobs(root, git);
  const found: string[] = [];
  const unread: UnreadFile[] = [];
  for (const path of listed.paths) {
    if (path === BASELINE_PATH || !isBelow(path, paths)) continue;
    const reason = whyUnread(path);
    if (reason === undefined) found.push(path);
    else unread.push({ path, reason });
  }
  return { paths: found, blobs: listed.blobs, unread };
}

/** Whether a file is one of the paths, or lies below one of them; every file where there are none. */
export const isBelow = (path: string, paths: readonly string[]): boolean =>
  paths.length === 0 || paths.some((one) => path === one || path.startsWith(`${one}/`));
