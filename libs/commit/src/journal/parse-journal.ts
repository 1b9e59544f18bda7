import { posix } from "node:path";
import type { FileChange, PlannedPort } from "@berth/scaffold";
import { hashBytes } from "../disk/hash-bytes.ts";
import { isStagedName } from "../moves/staged-path.ts";
import { checkPath } from "../path/check-path.ts";
import { JOURNAL_VERSION, type Journal, type JournalFile, type Move, type Removal } from "./journal.ts";

type Fields = Partial<
  Record<keyof Journal | keyof Move | keyof JournalFile | keyof PlannedPort | keyof FileChange, unknown>
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
  if (value.version === 1) return parseFields({ ...value, version: JOURNAL_VERSION, removals: [] });
  if (value.version !== JOURNAL_VERSION) {
    return `it has version ${JSON.stringify(value.version)}, and this program knows ${JOURNAL_VERSION}`;
  }
  return parseFields(value);
}

const parseFields = (value: Fields): Journal | string =>
  isJournal(value) ? value : "a field is missing or not what it should be";

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
  const { staged, target, kind, files } = value;
  if (!isSafePath(target) || !isStagedPathOf(staged, target) || !isListOf(files, isFile)) return false;
  if (kind === "file") return files.length === 1 && files.every(({ path }) => path === target);
  return kind === "directory" && files.every(({ path }) => path.startsWith(`${target}/`));
}

function isRemoval(value: unknown): value is Removal {
  return isFields(value) && isSafePath(value.path) && isText(value.before);
}

function isStagedPathOf(staged: unknown, target: string): boolean {
  if (!isText(staged) || posix.dirname(staged) !== posix.dirname(target)) return false;
  return isStagedName(posix.basename(staged));
}

function isFile(value: unknown): value is JournalFile {
  if (!isFields(value)) return false;
  const { path, before, after, content, mode } = value;
  return (
    isSafePath(path) &&
    isText(content) &&
    hashBytes(content) === after &&
    (before === undefined || isText(before)) &&
    (mode === undefined || Number.isInteger(mode))
  );
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
  return isText(value) && checkPath(value) === undefined;
}
