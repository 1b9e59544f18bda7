import { describeLockHolder, isLocked, type Journal, readHolder, readJournal, type StatePaths } from "@berth/commit";
import type { Failure } from "@berth/registry";

/**
 * Why the workspace can't be taken as it is now, by what only looks at it: a run is under way (WORKSPACE_BUSY) or was
 * interrupted (UNFINISHED). None where every run has ended.
 */
export function checkSettled(state: StatePaths): Failure[] {
  const journal = readJournal(state);
  if (!journal.ok) return journal.failures;
  if (!journal.value) return [];
  return [isLocked(state.lock) ? underWay(journal.value, state) : interrupted(journal.value)];
}

const underWay = ({ title }: Journal, { lock }: StatePaths): Failure => ({
  code: "WORKSPACE_BUSY",
  message: `A run (${title}) is in progress: ${describeLockHolder(readHolder(lock))}.`,
  fix: "Wait until it ends, then run the command again.",
});

const interrupted = ({ title }: Journal): Failure => ({
  code: "UNFINISHED",
  message: `An earlier run (${title}) was interrupted; only some of its files are in place.`,
  fix: "Run npx berth recover to finish it; any generator also finishes it first.",
});
