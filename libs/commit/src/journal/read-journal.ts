import { dirname, posix } from "node:path";
import { type Result, refusal, success } from "@berth/registry";
import type { FileChange, PlannedPort } from "@berth/scaffold";
import { explainError } from "../disk/explain-error.ts";
import { hashBytes } from "../disk/hash-bytes.ts";
import { readRegularFile } from "../disk/read-regular-file.ts";
import { isSystemError } from "../disk/system-error.ts";
import type { StatePaths } from "../locate-state.ts";
import { isStagedName, stagedRoot, stripStagedPrefix } from "../moves/staged-path.ts";
import { whyBadPath } from "../path/why-bad-path.ts";
import { JOURNAL_VERSION, type Journal, type Move, type Removal } from "./journal.ts";

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

/** `files` and `target` are of the moves of earlier versions. */
type Fields = Partial<
  Record<keyof Journal | keyof Move | keyof PlannedPort | keyof FileChange | "files" | "target", unknown>
>;

/**
 * The journal, or a sentence that says what is wrong with it. A journal is renamed into place, so it is
 * never torn; one that was edited by hand must still not write anything that no run ever planned, nor
 * anywhere outside the workspace.
 */
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
  return isJournal(current) ? current : "a field is missing or not what it should be";
}

/** The same run as the current version writes it down. */
function update(value: Fields): Fields {
  if (value.version === 1) return update({ ...value, version: 2, removals: [] });
  if (value.version !== 2) return value;
  const moves = Array.isArray(value.moves) ? value.moves.flatMap(listFiles) : value.moves;
  return { ...value, version: JOURNAL_VERSION, moves };
}

function listFiles(move: unknown): unknown[] {
  if (!isFields(move) || !isListOf(move.files, isFields)) return [move];
  const target = String(move.target);
  return move.files.map((file) => ({ ...file, staged: `${move.staged}${String(file.path).slice(target.length)}` }));
}

function isJournal(value: unknown): value is Journal {
  if (!isFields(value)) return false;
  const { txn, title, planId, service, ports, changes, moves, removals, kept } = value;
  return (
    [txn, title, planId, service].every(isText) &&
    isListOf(ports, isPort) &&
    isListOf(changes, isChange) &&
    isListOf(moves, isMove) &&
    isListOf(removals, isRemoval) &&
    isListOf(kept, isSafePath)
  );
}

function isPort(value: unknown): value is PlannedPort {
  if (!isFields(value)) return false;
  return Number.isInteger(value.port) && [value.env, value.protocol, value.range].every(isText);
}

function isChange(value: unknown): boolean {
  return isFields(value) && isSafePath(value.path) && isOneOf(value.kind, "create", "update", "delete");
}

function isMove(value: unknown): value is Move {
  if (!isFields(value)) return false;
  const { staged, path, before, after, content, mode } = value;
  return (
    isSafePath(path) &&
    isText(staged) &&
    isStagedName(posix.basename(stagedRoot(staged))) &&
    stripStagedPrefix(staged) === path &&
    isText(content) &&
    hashBytes(content) === after &&
    (before === undefined || isText(before)) &&
    (mode === undefined || Number.isInteger(mode))
  );
}

function isRemoval(value: unknown): value is Removal {
  return isFields(value) && isSafePath(value.path) && isText(value.before);
}

function isFields(value: unknown): value is Fields {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function isListOf<T>(value: unknown, test: (item: unknown) => item is T): value is T[];
function isListOf(value: unknown, test: (item: unknown) => boolean): boolean;
function isListOf(value: unknown, test: (item: unknown) => boolean): boolean {
  return Array.isArray(value) && value.every(test);
}

function isOneOf(value: unknown, ...words: string[]): boolean {
  return isText(value) && words.includes(value);
}

function isText(value: unknown): value is string {
  return typeof value === "string";
}

function isSafePath(value: unknown): value is string {
  return isText(value) && whyBadPath(value) === undefined;
}
