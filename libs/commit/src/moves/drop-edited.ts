import type { Journal } from "../journal/journal.ts";
import { removalState } from "../removals/removal-state.ts";
import { moveState } from "./move-state.ts";

/**
 * The same run without the files that were changed since: they stay as they are and are listed in `kept`. Reads only.
 */
export function dropEdited(root: string, journal: Journal): Journal {
  const kept = [...journal.kept];
  const holds = ({ kind }: { kind: string }, path: string): boolean => {
    if (kind === "due" || kind === "done") return true;
    kept.push(path);
    return false;
  };
  const moves = journal.moves.filter((move) => holds(moveState(root, move), move.path));
  const removals = journal.removals.filter((removal) => holds(removalState(root, removal), removal.path));
  return { ...journal, moves, removals, kept };
}
