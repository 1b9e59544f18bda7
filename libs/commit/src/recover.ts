import { isDeepStrictEqual } from "node:util";
import { type Result, refusal, success } from "@berth/registry";
import type { CommitReport } from "./commit-plan.ts";
import { explainError } from "./disk/explain-error.ts";
import { replaceDurably } from "./disk/replace-durably.ts";
import { isSystemError } from "./disk/system-error.ts";
import { finishJournal } from "./finish-journal.ts";
import type { Journal } from "./journal/journal.ts";
import { readJournal } from "./journal/read-journal.ts";
import { readStagingList, sweepStaging, writeStagingList } from "./journal/staging-list.ts";
import type { StatePaths } from "./locate-state.ts";
import { moveState } from "./moves/move-state.ts";
import { removalState } from "./moves/removals.ts";
import { isStaged, syncStaged } from "./moves/stage-move.ts";

/** What an interrupted run has done, now that it is finished. */
export interface RecoveryReport extends CommitReport {
  /** Files of the run that stay as they were edited; they are not among `changes`. */
  kept: string[];
}

/**
 * Finishes the run that was interrupted after its commit point, or sweeps up after one that was
 * interrupted before. Only for the holder of the workspace lock. May itself be killed at any point and
 * called again.
 *
 * Undefined: there was nothing to finish. FILE_CHANGED, PATH_UNSAFE: files were changed since;
 * nothing is written, both versions are named, and with `keepEdited` those files stay as they are and
 * the others are finished. UNFINISHED: a system error, or a damaged journal. COMMIT_FAILED: a system error where there
 * was nothing to finish. Throws only on bugs.
 */
export function recover(
  root: string,
  state: StatePaths,
  { keepEdited = false }: { keepEdited?: boolean } = {},
): Result<RecoveryReport | undefined> {
  const read = readJournal(state);
  if (!read.ok) return read;
  try {
    if (read.value === undefined) return sweepUp(root, state);
    const journal = keepEdited ? keep(root, state, read.value) : read.value;
    // A run that staged them again may have been killed between its last write and its fsync.
    syncStaged(
      root,
      journal.moves.filter((move) => isStaged(root, move)),
    );
    const finished = finishJournal(root, state, journal);
    return finished.ok ? success(report(journal)) : finished;
  } catch (error) {
    if (!isSystemError(error)) throw error;
    return refusal({
      code: "UNFINISHED",
      message: `An interrupted run could not be finished: ${explainError(error, root)}.`,
      fix: 'Fix the cause, then run "npx berth recover".',
    });
  }
}

/** A run that died before its commit point changed nothing, so its remains leave nothing unfinished. */
function sweepUp(root: string, state: StatePaths): Result<undefined> {
  try {
    sweepStaging(root, state);
    return success(undefined);
  } catch (error) {
    if (!isSystemError(error)) throw error;
    return refusal({
      code: "COMMIT_FAILED",
      message:
        `The files that an interrupted run left behind could not be removed: ${explainError(error, root)}. ` +
        "Nothing was changed.",
      fix: "Fix the cause and run the command again.",
    });
  }
}

/** Writes the decision down before it is acted on, so that a crash does not ask again. */
function keep(root: string, state: StatePaths, journal: Journal): Journal {
  const next = dropEdited(root, journal);
  if (isDeepStrictEqual(next, journal)) return journal;
  // What is kept has its image staged as well, for the person who compares them.
  writeStagingList(state, [...readStagingList(state), ...next.moves.map((move) => move.staged)]);
  replaceDurably(state.journal, JSON.stringify(next));
  return next;
}

function report({ title, planId, service, ports, changes, kept }: Journal): RecoveryReport {
  const landed = changes.filter(({ path }) => !kept.includes(path));
  return { title, planId, service, ports, changes: landed, kept };
}

/**
 * The same run without the files that were changed since: they stay as they are and are listed in `kept`. Reads only.
 */
function dropEdited(root: string, journal: Journal): Journal {
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
