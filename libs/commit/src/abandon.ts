import type { Failure } from "@berth/registry";
import { explainError } from "./disk/explain-error.ts";
import { removeDurably } from "./disk/remove-durably.ts";
import { isSystemError } from "./disk/system-error.ts";
import { sweepStaging } from "./journal/staging-list.ts";
import type { StatePaths } from "./locate-state.ts";

/**
 * Takes back all that a run staged, and returns the failures that stopped it, completed with what could
 * not be taken back. UNFINISHED if even the journal, which was nearly in place, cannot be removed.
 */
export function abandon(root: string, state: StatePaths, failures: Failure[]): Failure[] {
  try {
    // First, and durably: with the journal in place the next run would finish what this one gives up.
    removeDurably(state.journal);
  } catch (error) {
    if (!isSystemError(error)) throw error;
    return failures.map(({ message }) => undecided(message, explainError(error, root)));
  }
  try {
    sweepStaging(root, state);
    return failures;
  } catch (error) {
    if (!isSystemError(error)) throw error;
    const stray = `${error.path ?? "a staged file"} (${error.code})`;
    const note = `The next run removes what is left behind (git ignores it): ${stray}.`;
    return failures.map((failure) => ({ ...failure, message: `${failure.message} ${note}` }));
  }
}

const undecided = (cause: string, reason: string): Failure => ({
  code: "UNFINISHED",
  message: `${cause} It is not certain that its journal is removed: ${reason}.`,
  fix: 'Fix the cause, then run "npx berth recover": it finishes the run, or finds that there is none.',
});
