import { dirname, join, posix } from "node:path";
import { type Failure, type Result, refusal, success } from "@berth/registry";
import { explainError } from "./disk/explain-error.ts";
import { removeIfThere } from "./disk/remove-durably.ts";
import { syncDirectory } from "./disk/sync.ts";
import { syncAll } from "./disk/sync-all.ts";
import { isSystemError } from "./disk/system-error.ts";
import type { Journal } from "./journal/journal.ts";
import { sweepStaging } from "./journal/staging-list.ts";
import type { StatePaths } from "./locate-state.ts";
import { tellProgress } from "./lock/tell-progress.ts";
import { editedFailures } from "./moves/edited-failures.ts";
import { landMove } from "./moves/land-move.ts";
import { moveState } from "./moves/move-state.ts";
import { keptFailures, landRemoval, removeEmptyFolders } from "./moves/removals.ts";
import { oncePerReason } from "./path/check-targets.ts";
import { foldersOf } from "./path/find-overlap.ts";
import { inspectPath } from "./path/inspect-path.ts";

/**
 * Makes the moves and removals of a committed run that are still due, then drops its journal: the second half of
 * every run, and all of a recovery, so both share one code path. Idempotent; a kill at any point leaves
 * what the next call needs.
 *
 * FILE_CHANGED or PATH_UNSAFE if a target was edited since: then nothing is moved or removed at all.
 * UNFINISHED after a system error. The journal stays in both cases.
 */
export function finishJournal(
  root: string,
  state: StatePaths,
  journal: Journal,
  onStep = () => tellProgress(state),
): Result<undefined> {
  try {
    const known = new Set<string>();
    const states = new Map(journal.moves.map((move) => [move, moveState(root, move, known)]));
    const conflicts = [...states].flatMap(([move, is]) => editedFailures(root, journal, state.journal, move, is));
    conflicts.push(...journal.removals.flatMap((removal) => keptFailures(root, journal, removal)));
    if (conflicts.length > 0) return refusal(...oncePerReason(conflicts));
    const made = new Set<string>();
    for (const move of journal.moves) {
      const late = landMove(root, journal, state.journal, move, states.get(move), made);
      if (late.length > 0) return refusal(...late);
      onStep();
    }
    // Last: what replaces a file is there before the file is gone.
    for (const removal of journal.removals) {
      const late = landRemoval(root, journal, removal);
      if (late.length > 0) return refusal(...late);
    }
    removeEmptyFolders(root, journal.removals);
    // Also of what an earlier call did, such as the folders that it made: it may have died before this line.
    const changed = [...journal.moves, ...journal.removals].flatMap(({ path }) => [".", ...foldersOf(path)]);
    const folders = new Set([...new Set(changed)].map((folder) => nearestFolder(root, folder)));
    syncAll(
      [...folders].map((folder) => join(root, folder)),
      syncDirectory,
    );
    removeIfThere(state.journal);
  } catch (error) {
    if (!isSystemError(error)) throw error;
    return refusal(unfinished(journal, explainError(error, root)));
  }
  cleanUp(root, state, journal);
  return success(undefined);
}

/** The folder, or the one above that still is, after its own was removed. */
function nearestFolder(root: string, folder: string): string {
  return inspectPath(root, folder).kind === "directory" ? folder : nearestFolder(root, posix.dirname(folder));
}

function cleanUp(root: string, state: StatePaths, { moves }: Journal): void {
  try {
    // A journal that comes back after a power loss finds every move done.
    syncDirectory(dirname(state.journal));
    // The list of what is staged may be lost, on a disk that lies.
    sweepStaging(
      root,
      state,
      moves.map(({ staged }) => staged),
    );
  } catch (error) {
    // All is in place. What is left over is ignored by git and listed for the next run's sweep.
    if (!isSystemError(error)) throw error;
  }
}

const REST = "The files that are in place are safe, and the journal lists the others.";

const unfinished = ({ title }: Journal, reason: string): Failure => ({
  code: "UNFINISHED",
  message: `${title} is committed, but unfinished: ${reason}. ${REST}`,
  fix: 'Fix the cause, then run "npx berth recover"; every other command also finishes it first.',
});
