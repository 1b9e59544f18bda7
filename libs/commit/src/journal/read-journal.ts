import { dirname } from "node:path";
import { type Result, refusal, success } from "@berth/registry";
import { explainError } from "../disk/explain-error.ts";
import { readRegularFile } from "../disk/read-regular-file.ts";
import { isSystemError } from "../disk/system-error.ts";
import type { StatePaths } from "../locate-state.ts";
import type { Journal } from "./journal.ts";
import { parseJournal } from "./parse-journal.ts";

/**
 * The journal of a run that was committed and is not finished; undefined if there is none. A run that
 * was interrupted before its commit point has none: it changed nothing. Without the lock this may also
 * be a run that is under way. UNFINISHED if the journal was damaged by hand, COMMIT_FAILED if the disk does
 * not let it be read, so it is unknown whether there is one.
 */
export function readJournal({ journal: path }: StatePaths): Result<Journal | undefined> {
  let bytes: Buffer | undefined;
  try {
    bytes = readRegularFile(path);
  } catch (error) {
    if (!isSystemError(error)) throw error;
    return unknown(path, explainError(error, dirname(path)));
  }
  if (bytes === undefined) return success(undefined);
  const journal = parseJournal(bytes.toString("utf8"));
  return typeof journal === "string" ? damaged(path, journal) : success(journal);
}

const damaged = (path: string, reason: string) =>
  refusal({
    code: "UNFINISHED",
    message: `An interrupted run left a journal that cannot be used, ${path}: ${reason}.`,
    fix: `Check with "git status" what that run changed, correct the files, then delete ${path}.`,
  });

const unknown = (path: string, reason: string) =>
  refusal({
    code: "COMMIT_FAILED",
    message: `${path} cannot be read, so an earlier run may be unfinished: ${reason}. Nothing was changed.`,
    fix: "Fix the cause and run the command again.",
  });
