import { closeSync, constants, openSync } from "node:fs";
import { createRequire } from "node:module";
import { hasCode, isSystemError } from "../disk/system-error.ts";

interface NativeLocks {
  tryLock(descriptor: number, offset: number, length: number): boolean;
}

/** Windows locks are mandatory: one over the holder's note would hide it from those who wait. */
const OFFSET = process.platform === "win32" ? 2 ** 40 : 0;
const LENGTH = process.platform === "win32" ? 1 : 0;

let native: NativeLocks | undefined;

/**
 * Takes an exclusive lock on an open file if it is free, and returns whether it did. The kernel frees
 * it when the descriptor is closed, which includes every way a process can die; there is no stale lock.
 * Linux: open file description lock; macOS: flock; Windows: LockFileEx.
 *
 * Throws the system error (ENOLCK, ENOTSUP: no locks on that file system), or the loader's error if
 * there is no prebuilt library for this machine.
 */
export function tryKernelLock(descriptor: number): boolean {
  native ??= load();
  try {
    return native.tryLock(descriptor, OFFSET, LENGTH);
  } catch (error) {
    // libuv's name for ERROR_LOCK_VIOLATION on Windows; the package knows EAGAIN only.
    if (hasCode(error, "EBUSY", "EAGAIN", "EACCES")) return false;
    throw error;
  }
}

/** At the first lock only: a dry run, or `berth who`, never pays for it. The name is kept out of bundles. */
function load(): NativeLocks {
  const require = createRequire(import.meta.url);
  return require("fs-native-extensions") as NativeLocks;
}

/** Whether the native library, and not the lock, is what failed. */
export function isLoadError(error: unknown): error is Error {
  if (!(error instanceof Error) || !("code" in error)) return false;
  return ["ADDON_NOT_FOUND", "ERR_DLOPEN_FAILED", "MODULE_NOT_FOUND"].includes(String(error.code));
}

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
