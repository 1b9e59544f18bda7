import { closeSync, constants, openSync } from "node:fs";
import { isSystemError } from "../disk/system-error.ts";
import { isLoadError, tryKernelLock } from "./try-kernel-lock.ts";

/**
 * Whether a run is under way just now: the kernel is asked, as the holder's note may be an earlier one's. Takes the
 * lock for a moment where it is free, and writes nothing. False where there are no locks.
 */
export function isLocked(lockPath: string): boolean {
  let descriptor: number | undefined;
  try {
    // Not O_CREAT: who only looks makes no file.
    descriptor = openSync(lockPath, constants.O_RDWR | constants.O_NOFOLLOW | constants.O_NONBLOCK);
    return !tryKernelLock(descriptor);
  } catch (error) {
    if (isSystemError(error) || isLoadError(error)) return false;
    throw error;
  } finally {
    if (descriptor !== undefined) closeSync(descriptor);
  }
}
