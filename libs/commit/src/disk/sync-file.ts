import { closeSync, constants, fsyncSync, openSync } from "node:fs";
import { naming } from "./system-error.ts";

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
