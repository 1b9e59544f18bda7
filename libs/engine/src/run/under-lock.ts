import {
  acquireLock,
  checkTargets,
  commitPlan,
  explainError,
  isSystemError,
  nothingChanged,
  type RecoveryReport,
  recover,
  tellProgress,
  throughLinks,
} from "@berth/commit";
import { type Result, refusal, success } from "@berth/registry";
import type { Plan } from "@berth/scaffold";
import { type GitPlaces, locateWorkspace } from "../git/locate-git.ts";
import { checkSettled } from "./check-settled.ts";

export interface RunOptions {
  /** What WORKSPACE_BUSY tells others about this run. */
  command: string;
  /** Only look: not one byte is written, not even a lock. */
  dryRun?: boolean | undefined;
  /** Files of an interrupted run that were edited since stay as they are. */
  keepEdited?: boolean | undefined;
  /** Is told how many of the files of a plan are written. */
  onProgress?: ((done: number, all: number) => void) | undefined;
}

/** What a command works with while no other one changes the workspace. */
export interface Turn {
  git: GitPlaces | undefined;
  /** The interrupted run that was finished first. */
  recovered: RecoveryReport | undefined;
  /** Lands a plan, all or nothing; in a dry run it only tells what would prevent that. */
  commit(plan: Plan): Result<unknown>;
}

const TIMEOUT_SECONDS = 30;

/**
 * The one door to the workspace lock: waits for it, finishes an interrupted run, does the work, releases it. A dry run
 * takes no lock: it works on a workspace in which no run is under way or interrupted, and is refused elsewhere.
 *
 * WORKSPACE_BUSY where the holder of the lock makes no progress for BERTH_LOCK_TIMEOUT seconds (30 by default),
 * UNFINISHED and the failures of `recover` where an interrupted run cannot be finished, GIT_FAILED where git does not
 * answer.
 */
export async function underLock<T>(
  root: string,
  { command, dryRun = false, keepEdited = false, onProgress }: RunOptions,
  work: (turn: Turn) => Result<T>,
): Promise<Result<T>> {
  const places = locateWorkspace(root);
  if (!places.ok) return places;
  const { git, state } = places.value;
  if (dryRun) {
    const unsettled = checkSettled(state);
    if (unsettled.length > 0) return refusal(...unsettled);
    return work({ git, recovered: undefined, commit: (plan) => checkLanding(root, plan) });
  }
  const lock = await acquireLock(state.lock, { command, timeoutMs: holderLimit() * 1000, onWait: tellWaiting });
  if (!lock.ok) return lock;
  try {
    const recovered = recover(root, state, { keepEdited });
    if (!recovered.ok) return recovered;
    const commit = (plan: Plan) => {
      if (plan.changes.length === 0) return success(undefined);
      tellProgress(state);
      return commitPlan(root, state, plan, onProgress);
    };
    return work({ git, recovered: recovered.value, commit });
  } finally {
    lock.value.release();
  }
}

/** In seconds. */
function holderLimit(): number {
  const asked = Number(process.env["BERTH_LOCK_TIMEOUT"] ?? TIMEOUT_SECONDS);
  return Number.isFinite(asked) && asked >= 0 ? asked : TIMEOUT_SECONDS;
}

/** A wait of more than a second is explained on a terminal. */
function tellWaiting(holder: string): void {
  if (process.stderr.isTTY) process.stderr.write(`Waiting for ${holder} …\n`);
}

/**
 * What would stop the commit of this plan, as far as can be seen without a write: a dry run must not report a plan that
 * cannot land.
 */
function checkLanding(root: string, plan: Plan): Result<undefined> {
  try {
    const failures = checkTargets(root, throughLinks(root, plan.changes));
    return failures.length > 0 ? refusal(...failures) : success(undefined);
  } catch (error) {
    if (!isSystemError(error)) throw error;
    return refusal(nothingChanged(plan, explainError(error, root)));
  }
}
