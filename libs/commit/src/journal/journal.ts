import type { FileChange, PlannedPort } from "@berth/scaffold";

export const JOURNAL_VERSION = 1;

/** One file of a move, with all that is needed to make it again if its staged image is lost. */
export interface JournalFile {
  /** Relative to the workspace root, with forward slashes. */
  path: string;
  /** sha256 of the file that is replaced; absent where there was none. */
  before?: string;
  /** sha256 of `content` as UTF-8. */
  after: string;
  content: string;
  /** Permission bits of the file that is replaced; absent where there was none. */
  mode?: number;
}

/** One rename(2): a file onto its target, or a whole folder to where there was nothing. */
export interface Move {
  staged: string;
  target: string;
  kind: "file" | "directory";
  files: JournalFile[];
}

/**
 * A run that is committed: from the moment this file is in place, its moves will be made, by this
 * process or by the next one.
 */
export interface Journal {
  version: typeof JOURNAL_VERSION;
  /** 12 hex digits, part of every staged name. */
  txn: string;
  title: string;
  planId: string;
  service: string;
  ports: PlannedPort[];
  changes: Pick<FileChange, "path" | "kind">[];
  moves: Move[];
  /** Files of the plan that stay as somebody edited them (`recover --keep`). */
  kept: string[];
}
