import type { Failure, FailureCode } from "@berth/registry";

/** Exit status of `berth`: 0 done or clean, 1 findings, 2 refused, 3 could not. */
export const DONE = 0;
export const FINDINGS = 1;
export const REFUSED = 2;
export const COULD_NOT = 3;

/** Failures of the machine rather than of the request. Nothing has changed, or UNFINISHED says how to finish. */
const MACHINE = new Set<FailureCode>([
  "CLAIM_FAILED",
  "COMMIT_FAILED",
  "FILE_CHANGED",
  "FILE_UNREADABLE",
  "UNFINISHED",
  "WORKSPACE_BUSY",
]);

export function exitStatusOf(failures: readonly Failure[]): number {
  return failures.some(({ code }) => MACHINE.has(code)) ? COULD_NOT : REFUSED;
}
