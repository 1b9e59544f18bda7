import { rmSync } from "node:fs";
import { join, posix } from "node:path";
import { inspectPath } from "../path/inspect-path.ts";

/** Removes one staged file or folder. A symbolic link among its parents leads elsewhere: left alone. */
export function removeStaged(root: string, path: string): void {
  if (inspectPath(root, posix.dirname(path)).kind !== "directory") return;
  rmSync(join(root, path), { recursive: true, force: true, maxRetries: 3 });
}
