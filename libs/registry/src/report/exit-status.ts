import type { Failure, FailureCode } from "./failure.ts";

export const DONE = 0;
export const FINDINGS = 1;
export const REFUSED = 2;
export const COULD_NOT = 3;

/** How `berth` ends, in words. */
export const EXIT_STATUSES: readonly (readonly [status: number, meaning: string])[] = [
  [DONE, "done or clean"],
  [FINDINGS, "findings"],
  [REFUSED, "refused (nothing changed)"],
  [COULD_NOT, "could not (nothing changed, or it says how to finish)"],
];

/** Failures of the machine rather than of the request. Nothing has changed, or UNFINISHED says how to finish. */
const MACHINE = new Set<FailureCode>([
  "CLAIM_FAILED",
  "COMMIT_FAILED",
  "CREATE_FAILED",
  "FILE_CHANGED",
  "FILE_UNREADABLE",
  "GIT_FAILED",
  "GIT_UNREADY",
  "UNFINISHED",
  "WORKSPACE_BUSY",
]);

/** How a program ends that was refused: COULD_NOT where the machine is the cause, REFUSED where the request is. */
export function exitStatusOf(failures: readonly Failure[]): number {
  return failures.some(({ code }) => MACHINE.has(code)) ? COULD_NOT : REFUSED;
}

/** What keeps a check from looking. */
const UNSEEN = new Set<FailureCode>(["COMMIT_FAILED", "FILE_UNREADABLE"]);

/**
 * How a check ends: with COULD_NOT where it could not see everything, so that CI takes it neither for clean nor for
 * findings.
 */
export function exitStatusOfFindings(errors: readonly Failure[]): number {
  if (errors.some(({ code }) => UNSEEN.has(code))) return COULD_NOT;
  return errors.length > 0 ? FINDINGS : DONE;
}
