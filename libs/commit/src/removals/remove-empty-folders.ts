import { rmdirSync } from "node:fs";
import { join } from "node:path";
import { hasCode } from "../disk/system-error.ts";
import type { Removal } from "../journal/journal.ts";
import { foldersOf } from "../path/find-overlap.ts";
import { inspectPath } from "../path/inspect-path.ts";

/**
 * Removes the folders that the removals have emptied, deepest first, but none directly below the root: `services` stays
 * though nothing is in it. A folder that holds another file stays. Throws system errors.
 */
export function removeEmptyFolders(root: string, removals: readonly Removal[]): void {
  const folders = new Set(removals.flatMap(({ path }) => foldersOf(path).slice(1)));
  for (const folder of [...folders].sort((a, b) => depth(b) - depth(a)))
    if (inspectPath(root, folder).kind === "directory") removeIfEmpty(join(root, folder));
}

function removeIfEmpty(folder: string): void {
  try {
    rmdirSync(folder);
  } catch (error) {
    // POSIX allows either for a folder that is not empty.
    if (!hasCode(error, "ENOTEMPTY", "EEXIST", "ENOENT")) throw error;
  }
}

const depth = (path: string): number => path.split("/").length;
