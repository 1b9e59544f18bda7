import { stripVTControlCharacters } from "node:util";
import { type LogPiece, readLog } from "./service-log.ts";

/** How many lines a page gets at once; it keeps no more. */
export const MAX_LINES = 500;

/** Longer lines are cut. */
const MAX_LENGTH = 2000;

/** How much of a log is read at once. */
const MAX_BYTES = 256 * 1024;

/** Reads the log of a service line by line, each one once. */
export class LogLines {
  readonly #root: string;
  readonly #service: string;
  #at: Omit<LogPiece, "text"> = { end: 0, file: "" };
  /** The part of a line that is not complete yet. */
  #begun = "";

  constructor(root: string, service: string) {
    this.#root = root;
    this.#service = service;
  }

  /** The last lines that were not returned yet, at most 500. */
  read(): string[] {
    const piece = readLog(this.#root, this.#service, this.#at, MAX_BYTES);
    if (!piece || (piece.file === this.#at.file && piece.end === this.#at.end)) return [];
    // What was begun belongs to a log that is gone.
    if (piece.file !== this.#at.file || piece.end < this.#at.end) this.#begun = "";
    this.#at = { end: piece.end, file: piece.file };
    const lines = `${this.#begun}${piece.text}`.split("\n");
    this.#begun = (lines.pop() ?? "").slice(-MAX_BYTES);
    return lines.slice(-MAX_LINES).map(plain);
  }

  /** What stands behind the last line break. */
  get rest(): string {
    return plain(this.#begun);
  }
}

/** The last lines of a log that say something. */
export function lastLines(root: string, service: string, count: number): string[] {
  const log = new LogLines(root, service);
  return [...log.read(), log.rest].filter((line) => line.trim() !== "").slice(-count);
}

/** A page shows text: no colours, no other controls, and no signs that reorder what a person reads. */
function plain(line: string): string {
  const text = stripVTControlCharacters(line.trimEnd()).replace(/(?!\t)[\p{Cc}\u202A-\u202E\u2066-\u2069]/gu, "\uFFFD");
  return text.length > MAX_LENGTH ? `${text.slice(0, MAX_LENGTH)}…` : text;
}
