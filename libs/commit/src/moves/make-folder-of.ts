import { join, posix } from "node:path";
import { makeDirectory } from "../disk/make-directory.ts";
import { inspectPath } from "../path/inspect-path.ts";

/** Makes the folder of a file, and those above it, where they are missing. Throws the system error. */
export function makeFolderOf(root: string, path: string): void {
  const folder = posix.dirname(path);
  if (inspectPath(root, folder).kind === "absent") makeDirectory(join(root, folder));
}
