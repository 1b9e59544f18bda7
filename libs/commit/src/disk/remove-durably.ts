import { lstatSync, unlinkSync } from "node:fs";
import { dirname } from "node:path";
import { syncDirectory } from "./sync.ts";
import { hasCode } from "./system-error.ts";

/** Removes one file. Returns whether there was one; throws the system error. */
export function removeIfThere(path: string): boolean {
  // Checked first: on a read-only file system unlink fails with EROFS even if there is no file.
  if (lstatSync(path, { throwIfNoEntry: false }) === undefined) return false;
  try {
    unlinkSync(path);
    return true;
  } catch (error) {
    // Another process removed it in between: those that wait for the lock clear one another's tickets.
    if (hasCode(error, "ENOENT")) return false;
    throw error;
  }
}

/** Removes one file so that it stays removed after a power loss. Throws the system error. */
export function removeDurably(path: string): void {
  if (removeIfThere(path)) syncDirectory(dirname(path));
}
