import type { Failure } from "@berth/registry";
import { isSystemError } from "../disk/system-error.ts";
import type { Journal, JournalFile, Move } from "../journal/journal.ts";
import { inspectPath } from "../path/inspect-path.ts";
import { ensureStaged } from "./ensure-staged.ts";
import type { MoveState } from "./move-state.ts";
import { isStaged, stagedFile } from "./stage-move.ts";

const WAYS_OUT =
  'Put the version you want in place and run "npx berth recover", or keep your files as they are and finish the others: "npx berth recover --keep".';

/**
 * One failure for each file of a committed move that somebody has changed since; empty if none. Leaves
 * the run's version staged beside it, where it can be looked at, and touches nothing else.
 */
export function editedFailures(
  root: string,
  { title }: Journal,
  journalPath: string,
  move: Move,
  state: MoveState,
): Failure[] {
  if (state.kind === "unsafe") {
    const message = `${move.target} cannot be finished for the interrupted run "${title}": ${state.reason}.`;
    return [{ code: "PATH_UNSAFE", message, fix: WAYS_OUT }];
  }
  if (state.kind !== "edited") return [];
  const visible = makeVisible(root, move);
  return state.files.map((file) => ({
    code: "FILE_CHANGED",
    message: `${file.path} ${changeOf(root, file)} since the run "${title}" was interrupted. The run's version is in ${visible ? stagedFile(move, file) : journalPath}.`,
    fix: WAYS_OUT,
  }));
}

function makeVisible(root: string, move: Move): boolean {
  try {
    ensureStaged(root, move);
  } catch (error) {
    // The text is in the journal in any case; a full disk must not hide the conflict.
    if (!isSystemError(error)) throw error;
  }
  return isStaged(root, move);
}

function changeOf(root: string, { path, before }: JournalFile): string {
  if (inspectPath(root, path).kind !== "absent") return "was edited (your version is in place)";
  return before === undefined ? "is missing, though its folder is there," : "was deleted";
}
