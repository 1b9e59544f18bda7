import { join } from "node:path";
import type { Failure } from "@berth/registry";
import { renameInto } from "../disk/rename-into.ts";
import type { Journal, Move } from "../journal/journal.ts";
import { editedFailures } from "./edited-failures.ts";
import { moveState } from "./move-state.ts";
import { ensureStaged, makeFolderOf } from "./stage-move.ts";

/**
 * Makes one committed move, if it is still due. Returns why it must not be made (an edit, or a symbolic
 * link, that came at the last moment); throws system errors. May be called again after either.
 *
 * @param before where it stood a moment ago
 * @param made as in `makeFolderOf`
 */
export function landMove(
  root: string,
  journal: Journal,
  journalPath: string,
  move: Move,
  before = moveState(root, move),
  made?: Set<string>,
): Failure[] {
  if (before.kind === "due") {
    ensureStaged(root, move);
    // A new folder is not renamed into place as a whole: a file watcher would hear of the folder and of nothing in it,
    // so that a service would not exist for Nx's daemon.
    makeFolderOf(root, move.path, made);
  }
  // Looked at again after the slow part: nothing stands between this look and rename(2).
  const state = moveState(root, move);
  if (state.kind !== "due") return editedFailures(root, journal, journalPath, move, state);
  renameInto(join(root, move.staged), join(root, move.path));
  return [];
}
