import { join } from "node:path";
import { hashBytes } from "../disk/hash-bytes.ts";
import { readRegularFile } from "../disk/read-regular-file.ts";
import type { Move } from "../journal/journal.ts";
import { inspectPath } from "../path/inspect-path.ts";

/**
 * Where a move stands, judged by content and not by memory: `due` (the target is as before), `done`
 * (it is as planned), `edited` (it is anything else), or `unsafe`.
 */
export type MoveState = { kind: "due" } | { kind: "done" } | { kind: "edited" } | { kind: "unsafe"; reason: string };

/** Reads only; throws system errors. `folders` as in `inspectPath`. */
export function moveState(root: string, { path, before, after }: Move, folders?: Set<string>): MoveState {
  const found = inspectPath(root, path, folders);
  if (found.kind === "unsafe") return found;
  if (found.kind === "absent") return { kind: before === undefined ? "due" : "edited" };
  const bytes = found.kind === "file" ? readRegularFile(join(root, path)) : undefined;
  if (bytes === undefined) return { kind: "edited" };
  const hash = hashBytes(bytes);
  // `after` first: an update that changes nothing is done, whatever it was before.
  if (hash === after) return { kind: "done" };
  return { kind: hash === before ? "due" : "edited" };
}
