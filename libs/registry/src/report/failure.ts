/**
 * The code of every message, with its meaning. Users and scripts branch on codes, so a code never changes its
 * meaning. The table in spec/README.md is rendered from here.
 */
export const FAILURE_CODES = {
  BASELINE_INVALID: "The baseline of lint is broken, or its file is something else.",
  BASE_UNKNOWN: "The spec to compare with cannot be read.",
  BLOCK_DAMAGED: "The bounds of the managed block of a file are unclear.",
  CLAIM_FAILED: "The number could not be claimed on the remote; nothing was changed.",
  COMMAND_UNUSABLE: "The command to run is not found, or cannot be executed.",
  COMMIT_FAILED: "The files could not be written; nothing was changed.",
  CREATE_FAILED: "The workspace could not be created; the message says whether a folder is left behind.",
  DEFAULT_DIFFERS: "A variable's default in the code is not the number in the spec, or belongs to another variable.",
  DERIVED_STALE: "A derived file is not up to date with the spec.",
  ENV_INVALID: "The name is not valid for a port's variable, or is used by other programs.",
  ENV_TAKEN: "Another port has this variable.",
  FEED_ONLY: "A WebSocket client connects to something else than the feed.",
  FILE_CHANGED: "A file was edited during a run; both versions are kept.",
  FILE_EXISTS: "The folder or file to create exists already.",
  FILE_UNJUDGED: "A file cannot be checked for hardcoded ports.",
  FILE_UNREADABLE: "A file of the workspace cannot be read as text.",
  FLAG_INVALID: "A flag is unknown or has an invalid value.",
  FLAG_MISSING: "A required flag or answer is missing.",
  FOLDER_UNREGISTERED: "A folder in the folder of the services has no row in the spec.",
  GIT_FAILED: "The git repository cannot be read; nothing was changed.",
  GIT_UNREADY: "git is missing, or has no name and email for commits.",
  HOOK_SILENT: "An agent hook is missing, is disabled, or allows what it has to deny.",
  IGNORE_UNEXPLAINED: "A berth-ignore comment gives no reason.",
  IMPORT_CONFLICT: "Sources of an import contradict each other about who has a number.",
  IMPORT_UNCLEAR: "What a source of an import says of a port cannot be placed.",
  INSTALL_FAILED: "The packages could not be installed; everything else is done.",
  NAME_INVALID: "The name is not a valid service name.",
  NAME_TAKEN: "The name belongs to another service or project.",
  OWNER_MISSING: "The owner of a row does not exist, or a row has no owner and needs one.",
  PACKAGE_MISSING: "A package that the services need is not listed, not installed, or of a version that does not fit.",
  PATH_UNSAFE: "A path leads through a symbolic link, out of the workspace, or to something that is not a file.",
  PLAN_STALE: "The workspace has changed since the plan was shown.",
  PLUGIN_MISSING: "Nx does not know the plugin or the sync generator that services need.",
  PORT_HELD: "Another program listens on an assigned port, or on a port that must be free.",
  PORT_EXCLUSIVE: "An exclusive port is bound outside of its owner.",
  PORT_HARDCODED: "A port is written as a number where its variable should be read.",
  PORT_OUT_OF_RANGE: "The port is not in any range, or not in the requested range.",
  PORT_REASSIGNED: "The port of a service changed, or the service of a port. Assigned ports are not reassigned.",
  PORT_RETIRED: "The port is retired and is never assigned again.",
  PORT_TAKEN: "The port belongs to another service.",
  PORT_UNASSIGNED: "A port is used that is not assigned in the spec.",
  PORT_UNSAFE: "The port is privileged, blocked by browsers, or (warning) used for outgoing connections.",
  RANGE_FULL: "The range has no free port.",
  RANGE_LOCKED: "The range is locked or fixed.",
  RANGE_LOW: "Warning: the range is nearly full.",
  RANGE_OVERLAP: "Two ranges contain the same port.",
  RANGE_UNKNOWN: "The range does not exist.",
  ROW_DELETED: "A row was deleted from the spec instead of being retired.",
  ROW_DIFFERS: "A flag contradicts the service's row in the spec.",
  SERVICE_DOWN: "A service that must be up does not listen on its port.",
  SERVICE_UNKNOWN: "The service does not exist, or does not have the port.",
  SERVICE_USED: "Other services use the service, so it cannot be retired yet.",
  SETTINGS_INVALID: "The agent's settings cannot be parsed, so the hook cannot be added.",
  SPEC_INVALID: "The spec does not have the required format.",
  SPEC_MISSING: "The workspace has no spec.",
  SPEC_UNSORTED: "Warning: the rows are not in ascending order.",
  SYSTEM_REFUSED: "The system denies what a command needs, such as another open file.",
  TARGET_MISSING: "A service lacks the tag by which Nx gives it its targets.",
  TEMPLATE_INVALID: "A template cannot be rendered.",
  TEMPLATE_UNKNOWN: "The template does not exist.",
  TEXT_INVALID: "A text is empty, too long, or more than one line.",
  UNCOMMITTED: "Files to delete have changes that git cannot restore.",
  UNFINISHED: "An interrupted run is not finished yet.",
  WORKSPACE_BUSY: "Another run has locked the workspace.",
} as const;

export type FailureCode = keyof typeof FAILURE_CODES;

/** A place in a text file; line and column count from 1, as editors do. */
export interface Place {
  file: string;
  /** The branch or commit of the file; undefined for the working copy. */
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
  /** Where it is, if it has a place. */
  place?: Place;
  /** Supporting lines, such as the holder of each port. */
  details?: string[];
  /** The values that are accepted in place of the refused or missing one, for programs. */
  choices?: string[];
  /** How to correct it, as an instruction. */
  fix?: string;
}

export type Result<T> = { ok: true; value: T } | { ok: false; failures: Failure[] };

export const success = <T>(value: T): Result<T> => ({ ok: true, value });

/** A result that carries one or more failures and no value. */
export const refusal = (...failures: Failure[]): { ok: false; failures: Failure[] } => ({ ok: false, failures });
