import { lstatSync, utimesSync } from "node:fs";
import { isSystemError } from "../disk/system-error.ts";
import type { StatePaths } from "../locate-state.ts";

/**
 * Tells those who wait for the lock that its holder gets on, by the time of the lock's file: on a loaded machine a run
 * may take longer than they are willing to wait for one that is stuck. Courtesy only, so errors are passed over.
 */
export function tellProgress({ lock }: StatePaths): void {
  const now = new Date();
  try {
    utimesSync(lock, now, now);
  } catch (error) {
    if (!isSystemError(error)) throw error;
  }
}

/** Another value whenever a run has taken the lock, or its holder has got on. */
export function progressOf(lockPath: string): number {
  return lstatSync(lockPath, { throwIfNoEntry: false })?.mtimeMs ?? 0;
}
