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
  message: `A run (${title}) is under way: ${describeLockHolder(readHolder(lock))}.`,
  fix: "Let it end and look again.",
});

const interrupted = ({ title }: Journal): Failure => ({
  code: "UNFINISHED",
  message: `An earlier run (${title}) was interrupted; what is here now is neither before nor after it.`,
  fix: "Finish it with npx berth recover; any generator run does so too.",
});
