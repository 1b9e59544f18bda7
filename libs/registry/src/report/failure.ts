/**
 * Every code a message can carry, with what it means. Users and scripts branch on codes, so a code never changes its
 * meaning. The table in spec/README.md is rendered from here.
 */
export const FAILURE_CODES = {
  BASE_UNKNOWN: "The spec to compare with can't be read.",
  BLOCK_DAMAGED: "The managed block of a file can't be told from the rest of it.",
  CLAIM_FAILED: "The number could not be claimed on the remote; nothing was changed.",
  COMMIT_FAILED: "The files could not be written; nothing was changed.",
  CREATE_FAILED: "The workspace could not be created; the message says whether a folder is left behind.",
  DEFAULT_DIFFERS: "A variable's default in the code is not the spec's, or stands with another variable.",
  DERIVED_STALE: "A derived file is not what the spec says.",
  ENV_INVALID: "The name can't be, or must not be, a port's variable.",
  ENV_TAKEN: "Another port has this variable.",
  FEED_ONLY: "A WebSocket client goes somewhere else than to the feed.",
  FILE_CHANGED: "Somebody edited a file in the middle of a run; both versions are kept.",
  FILE_EXISTS: "The folder or file that would be made is there already.",
  FILE_UNJUDGED: "A file can't be looked at for hardcoded ports.",
  FILE_UNREADABLE: "A file of the workspace can't be read as text.",
  FLAG_INVALID: "A flag is unknown or has a value it can't have.",
  FLAG_MISSING: "A necessary answer is missing.",
  FOLDER_UNREGISTERED: "A folder in services/ has no row in the spec.",
  GIT_FAILED: "There is a git repository, and git can't read it; nothing was changed.",
  GIT_UNREADY: "git is missing, or doesn't know who commits.",
  HOOK_SILENT: "An agent hook is missing, switched off, or lets pass what it has to deny.",
  IGNORE_UNEXPLAINED: "A berth-ignore comment gives no reason.",
  NAME_INVALID: "The name can't name a service.",
  NAME_TAKEN: "The name belongs to another service or project.",
  OWNER_MISSING: "A row names an owner that isn't there, or none where it needs one.",
  PATH_UNSAFE: "A path leads through a symbolic link, out of the workspace, or to something that is no file.",
  PLAN_STALE: "The plan is not the one that was shown.",
  PORT_HELD: "Somebody listens on a port that belongs to another, or that has to be free.",
  PORT_EXCLUSIVE: "A port that belongs to one owner alone is bound somewhere else.",
  PORT_HARDCODED: "A port is written as a number where its variable should be read.",
  PORT_OUT_OF_RANGE: "The port lies in no range, or not in the range asked for.",
  PORT_REASSIGNED: "The service has another port, or the port another service; ports don't change hands.",
  PORT_RETIRED: "The port is retired and is never handed out again.",
  PORT_TAKEN: "The port belongs to another service.",
  PORT_UNASSIGNED: "A port is used that the spec gives to nobody.",
  PORT_UNSAFE: "The port is privileged, blocked by browsers, or (warning) given to outgoing connections.",
  RANGE_FULL: "The range has no free port.",
  RANGE_LOCKED: "The range is locked or fixed.",
  RANGE_LOW: "Warning: the range is nearly full.",
  RANGE_OVERLAP: "Two ranges hold the same port.",
  RANGE_UNKNOWN: "There is no such range.",
  ROW_DELETED: "A row is gone from the spec instead of being retired.",
  ROW_DIFFERS: "A flag contradicts the row that the spec holds for the service.",
  SERVICE_DOWN: "A service that has to be up doesn't listen on its port.",
  SERVICE_UNKNOWN: "There is no such service, or it doesn't have the port.",
  SERVICE_USED: "Other services connect to the service, so it can't be retired yet.",
  SETTINGS_INVALID: "The agent's settings can't be parsed, so the hook can't be put into them.",
  SPEC_INVALID: "The spec is not what the format says.",
  SPEC_MISSING: "There is no spec here.",
  SPEC_UNSORTED: "Warning: the rows are not in ascending order.",
  SYSTEM_REFUSED: "The system refuses what a command needs, such as one more open file.",
  TEMPLATE_INVALID: "A template can't be rendered.",
  TEMPLATE_UNKNOWN: "There is no such template.",
  TEXT_INVALID: "A text is empty, too long, or more than one line.",
  UNCOMMITTED: "Git could not give back what would be deleted.",
  UNFINISHED: "An interrupted run is not finished yet.",
  WORKSPACE_BUSY: "Another run holds the workspace.",
} as const;

export type FailureCode = keyof typeof FAILURE_CODES;

/** A place in a text file; line and column count from 1, as editors do. */
export interface Place {
  file: string;
  /** Where the file looks so, if that is not the working copy: a branch or a commit. */
  revision?: string;
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
  /** The values that are accepted in place of the refused or missing one, for programs. */
  choices?: string[];
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
