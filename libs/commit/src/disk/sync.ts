import { closeSync, constants, fsyncSync, openSync } from "node:fs";
import { hasCode, naming } from "./system-error.ts";

/**
 * Makes the names in a directory survive a power loss: fsync of a file says nothing about its entry
 * (ALICE, OSDI'14). Throws the system error; a failed fsync is never tried again, because the kernel
 * marks the pages clean (fsyncgate, https://www.usenix.org/conference/atc20/presentation/rebello).
 */
export function syncDirectory(path: string): void {
  try {
    syncFile(path);
  } catch (error) {
    // Windows cannot open or flush a directory (libuv#1185); NTFS journals its names itself.
    if (process.platform !== "win32" || !hasCode(error, "EPERM", "EISDIR", "EACCES")) throw error;
  }
}

/** Forces a file's bytes to the disk. Throws the system error, named after the file. */
export function syncFile(path: string): void {
  naming(path, () => {
    // Windows flushes only through a handle that may write.
    const descriptor = openSync(path, process.platform === "win32" ? "r+" : constants.O_RDONLY);
    try {
      fsyncSync(descriptor);
    } finally {
      closeSync(descriptor);
    }
  });
}
