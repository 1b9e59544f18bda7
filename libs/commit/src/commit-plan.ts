import { type Failure, type Result, refusal, success } from "@berth/registry";
import type { FileChange, Plan, PlannedPort } from "@berth/scaffold";
import { abandon } from "./abandon.ts";
import { explainError } from "./disk/explain-error.ts";
import { replaceDurably } from "./disk/replace-durably.ts";
import { isSystemError } from "./disk/system-error.ts";
import { finishJournal } from "./finish-journal.ts";
import { draftJournal } from "./journal/draft-journal.ts";
import type { Journal } from "./journal/journal.ts";
import { readJournal } from "./journal/read-journal.ts";
import { sweepStaging, writeStagingList } from "./journal/staging-list.ts";
import type { StatePaths } from "./locate-state.ts";
import { tellProgress } from "./lock/tell-progress.ts";
import { stageMove, syncStaged } from "./moves/stage-move.ts";
import { stagedRoot, stripStagedPrefix } from "./moves/staged-path.ts";
import { checkTargets, fileExists } from "./path/check-targets.ts";
import { throughLinks } from "./path/follow-link.ts";
import { inspectPath } from "./path/inspect-path.ts";

/** What a run did to the workspace. */
export interface CommitReport {
  title: string;
  planId: string;
  service: string;
  ports: PlannedPort[];
  /** The files that were written, in the order they landed. */
  changes: Pick<FileChange, "path" | "kind">[];
}

/**
 * Lands every file of a plan, or none. Only for the holder of the workspace lock, after `recover`.
 *
 * PATH_UNSAFE, FILE_EXISTS, FILE_CHANGED, COMMIT_FAILED: nothing was changed. UNFINISHED: the run is
 * committed and its moves could not all be made; `recover`, by any later run, makes the rest (this code
 * is also given when an earlier run is in that state). Throws only on bugs.
 *
 * @param onProgress is told how many of the files are written
 */
export function commitPlan(
  root: string,
  state: StatePaths,
  plan: Plan,
  onProgress?: (done: number, all: number) => void,
): Result<CommitReport> {
  const prepared = prepare(root, state, plan);
  if (!prepared.ok) return prepared;
  const journal = prepared.value;
  const { length } = journal.moves;
  let steps = 0;
  // Every file is staged, and then lands.
  const onStep = () => {
    tellProgress(state);
    onProgress?.(Math.floor(++steps / 2), length);
  };
  const committed = stageAndCommit(root, state, plan, journal, onStep);
  if (!committed.ok) return committed;
  const finished = finishJournal(root, state, journal, onStep);
  if (!finished.ok) return refusal(...finished.failures.map((failure) => afterCommit(plan, failure)));
  const { title, planId, service, ports, changes } = journal;
  return success({ title, planId, service, ports, changes });
}

function prepare(root: string, state: StatePaths, plan: Plan): Result<Journal> {
  const earlier = readJournal(state);
  if (!earlier.ok) return earlier;
  if (earlier.value !== undefined) return refusal(earlierRun(earlier.value));
  try {
    sweepStaging(root, state);
    const changes = throughLinks(root, plan.changes);
    const failures = checkTargets(root, changes);
    return failures.length > 0 ? refusal(...failures) : success(draftJournal(root, { ...plan, changes }));
  } catch (error) {
    if (!isSystemError(error)) throw error;
    return refusal(nothingChanged(plan, explainError(error, root)));
  }
}

/** Stages, looks again, and puts the journal in place. After any failure nothing is left behind. */
function stageAndCommit(
  root: string,
  state: StatePaths,
  plan: Plan,
  journal: Journal,
  onStep: () => void,
): Result<undefined> {
  let failures: Failure[];
  try {
    writeStagingList(
      state,
      journal.moves.map(({ staged }) => staged),
    );
    const made = new Set<string>();
    for (const move of journal.moves) {
      stageMove(root, move, made);
      onStep();
    }
    // After the last: the disk writes them together then.
    syncStaged(root, journal.moves);
    failures = checkAgain(root, plan, journal);
    if (failures.length === 0) {
      replaceDurably(state.journal, JSON.stringify(journal));
      return success(undefined);
    }
  } catch (error) {
    if (!isSystemError(error)) throw error;
    failures = [nothingChanged(plan, explainError(error, root))];
  }
  return refusal(...abandon(root, state, failures));
}

/** Staging took a while: a file may have been edited, a folder made, or a link put in its place meanwhile. */
function checkAgain(root: string, plan: Plan, { moves }: Journal): Failure[] {
  const failures = checkTargets(root, throughLinks(root, plan.changes));
  if (failures.length > 0) return failures;
  const folders = moves.map(({ staged }) => stripStagedPrefix(stagedRoot(staged)));
  return [...new Set(folders)].flatMap((folder) =>
    inspectPath(root, folder).kind === "directory" ? [fileExists(folder)] : [],
  );
}

export const nothingChanged = ({ title }: Plan, reason: string): Failure => ({
  code: "COMMIT_FAILED",
  message: `${title} could not be written: ${reason}. Nothing was changed.`,
  fix: "Fix the cause and run the command again.",
});

const earlierRun = ({ title }: Journal): Failure => ({
  code: "UNFINISHED",
  message: `An earlier run, ${title}, is committed but unfinished.`,
  fix: 'Run "npx berth recover" first.',
});

/** To the caller of this run an edit that came in between is one more reason for being unfinished. */
const afterCommit = ({ title }: Plan, failure: Failure): Failure =>
  failure.code === "UNFINISHED"
    ? failure
    : {
        ...failure,
        code: "UNFINISHED",
        message: `${title} is committed, but unfinished: ${failure.message}`,
      };
