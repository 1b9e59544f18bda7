import { join } from "node:path";
import { hashBytes } from "../disk/hash-bytes.ts";
import { readRegularFile } from "../disk/read-regular-file.ts";
import type { JournalFile, Move } from "../journal/journal.ts";
import { inspectPath } from "../path/inspect-path.ts";

/**
 * Where a move stands, judged by content and not by memory: `due` (the target is as before), `done`
 * (it is as planned), `edited` (somebody made something else of these files), or `unsafe`.
 */
export type MoveState =
  | { kind: "due" }
  | { kind: "done" }
  | { kind: "edited"; files: JournalFile[] }
  | { kind: "unsafe"; reason: string };

export type FileState = "before" | "after" | "edited";

/** Reads only; throws system errors. */
export function moveState(root: string, move: Move): MoveState {
  const found = inspectPath(root, move.target);
  if (found.kind === "unsafe") return found;
  if (move.kind === "file") return fileMoveState(root, move);
  if (found.kind === "absent") return { kind: "due" };
  // Other files may have come since (node_modules, build output); only the planned ones count.
  const files = move.files.filter((file) => fileState(root, file) !== "after");
  return files.length === 0 ? { kind: "done" } : { kind: "edited", files };
}

function fileMoveState(root: string, { files }: Move): MoveState {
  const states = files.map((file) => fileState(root, file));
  if (states.includes("edited")) return { kind: "edited", files };
  return { kind: states.includes("before") ? "due" : "done" };
}

/** What stands at a planned file's path; anything that is no regular file counts as edited. */
export function fileState(root: string, { path, before, after }: JournalFile): FileState {
  const found = inspectPath(root, path);
  if (found.kind === "absent") return before === undefined ? "before" : "edited";
  if (found.kind !== "file") return "edited";
  const bytes = readRegularFile(join(root, path));
  if (bytes === undefined) return "edited";
  const hash = hashBytes(bytes);
  // `after` first: an update that changes nothing is done, whatever it was before.
  if (hash === after) return "after";
  return hash === before ? "before" : "edited";
}
