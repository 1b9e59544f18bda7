import { lstatSync, mkdirSync } from "node:fs";
import { dirname } from "node:path";
import { syncDirectory } from "./sync.ts";
import { hasCode } from "./system-error.ts";

/**
 * mkdir -p. Returns the folders that have a new name in them. Throws the system error; EEXIST if the last component is
 * there and is not a real directory (a symbolic link to one is refused too).
 */
export function makeDirectory(path: string): string[] {
  try {
    mkdirSync(path);
    return [dirname(path)];
  } catch (error) {
    if (hasCode(error, "ENOENT") && dirname(path) !== path) {
      const above = makeDirectory(dirname(path));
      mkdirSync(path);
      return [...above, dirname(path)];
    }
    if (!hasCode(error, "EEXIST", "EISDIR") || !lstatSync(path).isDirectory()) throw error;
    return [];
  }
}

/** The same, so that the new folders are there after a power loss. */
export function makeDirectoryDurably(path: string): void {
  for (const folder of makeDirectory(path)) syncDirectory(folder);
}
