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
 * be a run that is under way. UNFINISHED if the journal cannot be read or was damaged by hand.
 */
export function readJournal({ journal: path }: StatePaths): Result<Journal | undefined> {
  let bytes: Buffer | undefined;
  try {
    bytes = readRegularFile(path);
  } catch (error) {
    if (!isSystemError(error)) throw error;
    return unreadable(path, explainError(error, path));
  }
  if (bytes === undefined) return success(undefined);
  const journal = parseJournal(bytes.toString("utf8"));
  return typeof journal === "string" ? unreadable(path, journal) : success(journal);
}

const unreadable = (path: string, reason: string) =>
  refusal({
    code: "UNFINISHED",
    message: `An interrupted run left a journal that cannot be used, ${path}: ${reason}.`,
    fix: `See with "git status" what that run changed, put the files right, then delete ${path}.`,
  });
