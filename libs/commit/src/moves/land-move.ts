import { join } from "node:path";
import type { Failure } from "@berth/registry";
import { renameInto } from "../disk/rename-into.ts";
import type { Journal, Move } from "../journal/journal.ts";
import { editedFailures } from "./edited-failures.ts";
import { ensureStaged } from "./ensure-staged.ts";
import { moveState } from "./move-state.ts";

/**
 * Makes one committed move, if it is still due. Returns why it must not be made (an edit, or a symbolic
 * link, that came at the last moment); throws system errors. May be called again after either.
 */
export function landMove(root: string, journal: Journal, journalPath: string, move: Move): Failure[] {
  if (moveState(root, move).kind === "due") ensureStaged(root, move);
  // Looked at again after the slow part: nothing stands between this look and rename(2).
  const state = moveState(root, move);
  if (state.kind !== "due") return editedFailures(root, journal, journalPath, move, state);
  renameInto(join(root, move.staged), join(root, move.target));
  return [];
}
