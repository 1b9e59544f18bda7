import { renameSync } from "node:fs";
import { hasCode, isSystemError } from "./system-error.ts";

const TRIES = 8;
const FIRST_PAUSE_MS = 10;

/**
 * rename(2): the target is the old file or the new one at every instant. Throws the system error,
 * named after the target.
 *
 * On Windows a virus scanner or an editor that has the target open makes it fail for a moment
 * (npm/write-file-atomic#28): tried again for about 2.5 s. Never answered by writing in place, which
 * would show readers half a file.
 */
export function renameInto(from: string, to: string): void {
  for (let attempt = 1; ; attempt++) {
    try {
      renameSync(from, to);
      return;
    } catch (error) {
      const passing = process.platform === "win32" && hasCode(error, "EBUSY", "EPERM", "EACCES");
      if (!passing || attempt === TRIES) {
        if (isSystemError(error)) error.path = to;
        throw error;
      }
      pause(FIRST_PAUSE_MS * 2 ** (attempt - 1));
    }
  }
}

function pause(milliseconds: number): void {
  Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, milliseconds);
}
