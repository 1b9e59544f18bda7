import { join } from "node:path";
import { hashBytes } from "../disk/hash-bytes.ts";
import { readRegularFile } from "../disk/read-regular-file.ts";
import type { Removal } from "../journal/journal.ts";
import { inspectPath } from "../path/inspect-path.ts";

/** Where a removal stands, judged by what is there: `edited` is any file but the one that was to go. */
export type RemovalState = { kind: "due" } | { kind: "done" } | { kind: "edited" } | { kind: "unsafe"; reason: string };

/** Reads only; throws system errors. */
export function removalState(root: string, { before, path }: Removal): RemovalState {
  const found = inspectPath(root, path);
  if (found.kind === "absent") return { kind: "done" };
  if (found.kind === "unsafe") return found;
  if (found.kind === "directory") return { kind: "edited" };
  const bytes = readRegularFile(join(root, path));
  return { kind: bytes !== undefined && hashBytes(bytes) === before ? "due" : "edited" };
}
