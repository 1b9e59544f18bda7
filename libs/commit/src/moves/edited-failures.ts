import type { Failure } from "@berth/registry";
import { isSystemError } from "../disk/system-error.ts";
import type { Journal, Move } from "../journal/journal.ts";
import { inspectPath } from "../path/inspect-path.ts";
import type { MoveState } from "./move-state.ts";
import { ensureStaged, isStaged } from "./stage-move.ts";

const WAYS_OUT =
  'Put the version you want in place and run "npx berth recover", ' +
  'or keep your files as they are and finish the others: "npx berth recover --keep".';

/**
 * Why a committed move must not be made: its file was changed since; empty if it was not. Leaves
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
    const message = `${move.path} cannot be finished for the interrupted run "${title}": ${state.reason}.`;
    return [{ code: "PATH_UNSAFE", message, fix: WAYS_OUT }];
  }
  if (state.kind !== "edited") return [];
  const what = inspectPath(root, move.path).kind === "absent" ? "was deleted" : "was edited (your version is in place)";
  const place = makeVisible(root, move) ? move.staged : journalPath;
  const message = `${move.path} ${what} since the run "${title}" was interrupted. The run's version is in ${place}.`;
  return [{ code: "FILE_CHANGED", message, fix: WAYS_OUT }];
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
