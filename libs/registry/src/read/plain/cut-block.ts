import { isAtEnd, readKey } from "./plain-value.ts";

/** An entry of a block mapping or an item of a block list, as a part of the text. */
export interface Piece {
  /** The key; the number of the item in a list. */
  key: string;
  /** Where its key or its dash stands. */
  at: number;
  /** Its lines: from the one of its key or dash up to that of the next entry. */
  from: number;
  to: number;
  /** What it is made of, where its value begins below its key; the offset of the line by which it can't be cut. */
  block?: Block | number | undefined;
}

/** A mapping or a list whose entries begin on lines of their own. */
export interface Block {
  isList: boolean;
  pieces: Piece[];
}

/**
 * Cuts the text of a block mapping or list where its entries begin, and what is in these once more; without parsing
 * it. The offset of a line that fits into no such block, where there is one: what a piece says is known only when the
 * piece turns out to be YAML by itself, so that nothing of it reaches into the next.
 */
export function cutDocument(text: string): Block | number {
  const strange = /\r(?!\n)/.exec(text)?.index;
  if (strange !== undefined) return strange;
  const top = cutBlock(text, text.startsWith("\uFEFF") ? 1 : 0, text.length);
  if (typeof top === "number") return top;
  if (top.isList || top.pieces.length === 0) return 0;
  for (const piece of top.pieces) piece.block = cutValue(text, piece);
  return top;
}

function cutValue(text: string, { at, key, to }: Piece): Block | number | undefined {
  const end = endOfLine(text, at);
  if (!isAtEnd(lineOf(text, at, end), key.length + 1)) return undefined;
  const block = cutBlock(text, end + 1, to);
  return typeof block === "number" || block.pieces.length > 0 ? block : undefined;
}

function cutBlock(text: string, from: number, to: number): Block | number {
  const first = firstEntry(text, from, to);
  if (first === undefined) return { isList: false, pieces: [] };
  const indent = first.at - first.from;
  const isList = isDash(text, first.at);
  const pieces: Piece[] = [];
  // The lines of entries, and those that stand further left than any; what is in an entry isn't looked at.
  const line = new RegExp(`\\n {0,${indent}}(?=[^ #\\r\\n])`, "g");
  line.lastIndex = first.at;
  for (let start = first.from, at = first.at; at < to; ) {
    // A list may stand below its key without being indented.
    const isInside = at - start === indent && !isList && isDash(text, at) && pieces.length > 0;
    if (!isInside) {
      const key = isDash(text, at) ? String(pieces.length) : readKeyAt(text, at);
      if (at - start < indent || isDash(text, at) !== isList || key === undefined) return at;
      const before = pieces.at(-1);
      if (before) before.to = start;
      pieces.push({ key, at, from: start, to });
    }
    const next = line.exec(text);
    start = next ? next.index + 1 : to;
    at = next ? line.lastIndex : to;
  }
  return { isList, pieces };
}

/** The first line that says something. */
function firstEntry(text: string, from: number, to: number): { from: number; at: number } | undefined {
  for (let start = from; start < to; start = endOfLine(text, start) + 1) {
    let at = start;
    while (text[at] === " ") at++;
    if (at < to && !/[#\r\n]/.test(text.charAt(at))) return { from: start, at };
  }
  return undefined;
}

const isDash = (text: string, at: number): boolean => text[at] === "-" && /[ \r\n]|^$/.test(text.charAt(at + 1));

const readKeyAt = (text: string, at: number): string | undefined =>
  readKey(lineOf(text, at, endOfLine(text, at)), 0)?.key;

function endOfLine(text: string, from: number): number {
  const end = text.indexOf("\n", from);
  return end < 0 ? text.length : end;
}

const lineOf = (text: string, from: number, end: number): string =>
  text.slice(from, text[end - 1] === "\r" ? end - 1 : end);
