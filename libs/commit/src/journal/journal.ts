import type { FileChange, PlannedPort } from "@berth/scaffold";

/** Version 1 had no removals. */
export const JOURNAL_VERSION = 2;

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

/** One unlink(2). Its folders go, too, once nothing is left in them. */
export interface Removal {
  /** Relative to the workspace root, with forward slashes. */
  path: string;
  /** sha256 of the file: another one that stands there by then is somebody's work. */
  before: string;
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
  /** What is deleted when all moves are made. */
  removals: Removal[];
  /** Files of the plan that stay as somebody edited them (`recover --keep`). */
  kept: string[];
}
