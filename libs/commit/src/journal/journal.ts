import type { FileChange, PlannedPort } from "@berth/scaffold";

/** Version 1 had no removals; up to version 2, a move could be of a whole folder. */
export const JOURNAL_VERSION = 3;

/** One rename(2) of a staged file onto its target, with all that is needed to make the file again if it is lost. */
export interface Move {
  /** Where the after-image waits: below a name that `stagedPath` made. */
  staged: string;
  /** The target. Relative to the workspace root, with forward slashes, as `staged`. */
  path: string;
  /** sha256 of the file that is replaced; absent where there was none. */
  before?: string;
  /** sha256 of `content` as UTF-8. */
  after: string;
  content: string;
  /** Permission bits: of the file that is replaced, or of a program that is made; absent for any other new file. */
  mode?: number;
}

/** One unlink(2). Its folders are removed as well once they are empty. */
export interface Removal {
  /** Relative to the workspace root, with forward slashes. */
  path: string;
  /** sha256 of the file: any other file there is a person's work. */
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
  /** Files of the plan that stay as a person edited them (`recover --keep`). */
  kept: string[];
}
