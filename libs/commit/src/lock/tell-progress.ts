import { lstatSync, utimesSync } from "node:fs";
import { isSystemError } from "../disk/system-error.ts";
import type { StatePaths } from "../locate-state.ts";

/**
 * Tells waiting processes that the holder of the lock makes progress, by the lock file's time: on a loaded machine a
 * run may take longer than their timeout. Informational, so errors are ignored.
 */
export function tellProgress({ lock }: StatePaths): void {
  const now = new Date();
  try {
    utimesSync(lock, now, now);
  } catch (error) {
    if (!isSystemError(error)) throw error;
  }
}

/** A new value whenever a run takes the lock, or its holder makes progress. */
export function progressOf(lockPath: string): number {
  return lstatSync(lockPath, { throwIfNoEntry: false })?.mtimeMs ?? 0;
}
