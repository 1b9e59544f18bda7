import { lstatSync, mkdirSync } from "node:fs";
import { dirname } from "node:path";
import { syncDirectory } from "./sync.ts";
import { hasCode } from "./system-error.ts";

/**
 * mkdir -p, durably. Throws the system error; EEXIST if the last component is there and is not a
 * real directory (a symbolic link to one is refused too).
 */
export function makeDirectory(path: string): void {
  try {
    mkdirSync(path);
  } catch (error) {
    if (hasCode(error, "ENOENT") && dirname(path) !== path) {
      makeDirectory(dirname(path));
      mkdirSync(path);
    } else if (!hasCode(error, "EEXIST", "EISDIR") || !lstatSync(path).isDirectory()) {
      throw error;
    } else {
      return;
    }
  }
  syncDirectory(dirname(path));
}
