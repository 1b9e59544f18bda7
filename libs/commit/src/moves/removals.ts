import { rmdirSync } from "node:fs";
import { join } from "node:path";
import type { Failure } from "@berth/registry";
import { hashBytes } from "../disk/hash-bytes.ts";
import { readRegularFile } from "../disk/read-regular-file.ts";
import { removeIfThere } from "../disk/remove-durably.ts";
import { hasCode } from "../disk/system-error.ts";
import type { Journal, Removal } from "../journal/journal.ts";
import { foldersOf } from "../path/find-overlap.ts";
import { inspectPath } from "../path/inspect-path.ts";
import type { MoveState } from "./move-state.ts";

/**
 * Makes one committed removal, if it is still due. Returns why it must not be made; throws system errors. May be called
 * again after either.
 */
export function landRemoval(root: string, journal: Journal, removal: Removal): Failure[] {
  // Nothing stands between this look and unlink(2).
  const late = keptFailures(root, journal, removal);
  if (late.length === 0) removeIfThere(join(root, removal.path));
  return late;
}

/** Why a file that a committed run is to delete must not be deleted; empty if it may be deleted. */
export function keptFailures(root: string, { title }: Journal, removal: Removal): Failure[] {
  const { path } = removal;
  const state = removalState(root, removal);
  if (state.kind === "unsafe") {
    const message = `${path} cannot be deleted for the interrupted run "${title}": ${state.reason}.`;
    return [{ code: "PATH_UNSAFE", message, fix: WAYS_OUT }];
  }
  if (state.kind !== "edited") return [];
  const edited = `${path} was edited since the run "${title}", which deletes it, was interrupted.`;
  return [{ code: "FILE_CHANGED", message: `${edited} Your version is in place.`, fix: WAYS_OUT }];
}

const WAYS_OUT =
  'Delete it yourself and run "npx berth recover", or keep it and finish the others: "npx berth recover --keep".';

/** Where a removal stands: `edited` is any file but the one that was to go. Reads only; throws system errors. */
export function removalState(root: string, { before, path }: Removal): MoveState {
  const found = inspectPath(root, path);
  if (found.kind === "absent") return { kind: "done" };
  if (found.kind === "unsafe") return found;
  if (found.kind === "directory") return { kind: "edited" };
  const bytes = readRegularFile(join(root, path));
  return { kind: bytes !== undefined && hashBytes(bytes) === before ? "due" : "edited" };
}

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
