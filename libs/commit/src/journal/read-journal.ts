import { dirname } from "node:path";
import { type Result, refusal, success } from "@berth/registry";
import { explainError } from "../disk/explain-error.ts";
import { readRegularFile } from "../disk/read-regular-file.ts";
import { isSystemError } from "../disk/system-error.ts";
import type { StatePaths } from "../locate-state.ts";
import { JOURNAL_VERSION, Journal } from "./journal.ts";

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

/** What tells the version of a journal; `files` and `target` are of the moves of earlier ones. */
type Fields = Partial<Record<"version" | "moves" | "files" | "target" | "staged" | "path", unknown>>;

/** The journal, or a sentence that says what is wrong with it. It is renamed into place, so it is never torn. */
export function parseJournal(text: string): Journal | string {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return "it is not JSON";
  }
  if (!isFields(value)) return "it is not an object";
  const current = update(value);
  if (current.version !== JOURNAL_VERSION) {
    return `it has version ${JSON.stringify(value.version)}, and this program knows ${JOURNAL_VERSION}`;
  }
  return Journal.safeParse(current).data ?? "a field is missing or not what it should be";
}

/** The same run as the current version writes it down. */
function update(value: Fields): Fields {
  if (value.version === 1) return update({ ...value, version: 2, ...{ removals: [] } });
  if (value.version !== 2) return value;
  const moves = Array.isArray(value.moves) ? value.moves.flatMap(listFiles) : value.moves;
  return { ...value, version: JOURNAL_VERSION, moves };
}

function listFiles(move: unknown): unknown[] {
  if (!isFields(move) || !Array.isArray(move.files) || !move.files.every(isFields)) return [move];
  const target = String(move.target);
  return move.files.map((file) => ({ ...file, staged: `${move.staged}${String(file.path).slice(target.length)}` }));
}

const isFields = (value: unknown): value is Fields =>
  typeof value === "object" && value !== null && !Array.isArray(value);
