import type { Journal, JournalFile, Move } from "../journal/journal.ts";
import { removalState } from "../removals/removal-state.ts";
import { layOutMoves } from "./lay-out-moves.ts";
import { fileState, moveState } from "./move-state.ts";

/**
 * The same run without the files that somebody changed since: they stay as they are and are listed in
 * `kept`. The missing files of a folder that now exists become moves of their own. Reads only.
 */
export function dropEdited(root: string, journal: Journal): Journal {
  const kept = [...journal.kept];
  const moves: Move[] = [];
  for (const move of journal.moves) {
    const { kind } = moveState(root, move);
    if (kind === "due" || kind === "done") {
      moves.push(move);
      continue;
    }
    const missing: JournalFile[] = [];
    for (const file of move.files) {
      const state = kind === "unsafe" ? "edited" : fileState(root, file);
      if (state === "edited") kept.push(file.path);
      if (state === "before") missing.push(file);
    }
    moves.push(...layOutMoves(root, missing, journal.txn));
  }
  const removals = journal.removals.filter((removal) => {
    const { kind } = removalState(root, removal);
    if (kind === "due" || kind === "done") return true;
    kept.push(removal.path);
    return false;
  });
  return { ...journal, moves, removals, kept };
}
