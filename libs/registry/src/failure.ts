/** Every code a message can carry. Users and scripts branch on codes, so a code never changes its meaning. */
export const FAILURE_CODES = [
  "BLOCK_DAMAGED",
  "COMMIT_FAILED",
  "DERIVED_STALE",
  "ENV_INVALID",
  "ENV_TAKEN",
  "FILE_CHANGED",
  "FILE_EXISTS",
  "FILE_UNREADABLE",
  "FLAG_INVALID",
  "FLAG_MISSING",
  "GROUP_ELSEWHERE",
  "NAME_INVALID",
  "NAME_TAKEN",
  "PATH_UNSAFE",
  "PLAN_STALE",
  "PORT_OUT_OF_RANGE",
  "PORT_REASSIGNED",
  "PORT_RETIRED",
  "PORT_TAKEN",
  "PORT_UNSAFE",
  "RANGE_FULL",
  "RANGE_LOCKED",
  "RANGE_OVERLAP",
  "RANGE_UNKNOWN",
  "ROW_DIFFERS",
  "SPEC_INVALID",
  "SPEC_MISSING",
  "SPEC_UNSORTED",
  "TEMPLATE_INVALID",
  "TEMPLATE_UNKNOWN",
  "TEXT_INVALID",
  "UNFINISHED",
  "WORKSPACE_BUSY",
] as const;

export type FailureCode = (typeof FAILURE_CODES)[number];

/** A place in a text file; line and column count from 1, as editors do. */
export interface Place {
  file: string;
  line: number;
  column: number;
  /** How many characters the squiggle underlines. */
  length: number;
  /** The source line itself, for the excerpt. */
  source: string;
}

/** What went wrong, as a value. The pure libs return these; `renderFailure` alone turns them into text. */
export interface Failure {
  code: FailureCode;
  /** One sentence: the fact, with the values that matter. */
  message: string;
  /** Where it stands, if it stands anywhere. */
  place?: Place;
  /** Supporting lines, such as who holds which port. */
  details?: string[];
  /** The way out, as an instruction. */
  fix?: string;
}

export type Result<T> = { ok: true; value: T } | { ok: false; failures: Failure[] };

export const success = <T>(value: T): Result<T> => ({ ok: true, value });

/** A result that carries one or more failures and no value. */
export const refusal = (...failures: Failure[]): { ok: false; failures: Failure[] } => ({
  ok: false,
  failures,
});
