import { type Failure, type Result, refusal, success } from "../report/failure.ts";
import { findConflict, RESOLVE_CONFLICT } from "./merge-conflict.ts";
import { placeInText } from "./place-in-text.ts";

const BEGIN = "<!-- berth:begin -->";
const END = "<!-- berth:end -->";

/** The block with its markers, without a line break at the end. */
export const wrapBlock = (body: string): string => `${BEGIN}\n${body}\n${END}`;

/** Whether the text has a managed block, or what is left of one. */
export const hasBlock = (text: string): boolean => [BEGIN, END].some((marker) => findAll(text, marker).length > 0);

/**
 * Puts `body` between the markers of `text`; appends the block where there is none. Everything outside the markers
 * stays as it was, line breaks included, and so does a block that differs in its layout alone. BLOCK_DAMAGED where the
 * markers are not exactly one pair in order, or where the file is in the middle of a merge: what is meant can't be
 * known then.
 */
export function writeBlock(file: string, text: string | undefined, body: string): Result<string> {
  if (text === undefined || text === "") return success(`${wrapBlock(body)}\n`);
  const eol = lineBreakOf(text);
  const block = wrapBlock(body).replaceAll("\n", eol);
  const found = findBlock(file, text);
  if (!found.ok) return found;
  if (!found.value) {
    const gap = text.endsWith(eol) ? eol : eol + eol;
    return success(`${text}${gap}${block}${eol}`);
  }
  const { from, to } = found.value;
  if (facts(text.slice(from, to), eol) === facts(block, eol)) return success(text);
  return success(text.slice(0, from) + block + text.slice(to));
}

/**
 * What a block says, without its layout: formatters such as Prettier pad tables and add empty lines, and Nx runs them
 * over each file that it edits.
 */
function facts(block: string, eol: string): string {
  const lines = block.split(eol).map((line) =>
    line
      .trim()
      .replace(/[ \t]+/g, " ")
      .replace(/ ?\| ?/g, "|"),
  );
  return lines
    .filter((line) => line !== "")
    .join("\n")
    .replace(/-{3,}/g, "---");
}

/** The text without the block and the empty line above it; BLOCK_DAMAGED as in `writeBlock`. */
export function removeBlock(file: string, text: string): Result<string> {
  const found = findBlock(file, text);
  if (!found.ok || !found.value) return found.ok ? success(text) : found;
  const eol = lineBreakOf(text);
  const { from, to } = found.value;
  const isApart = text.slice(0, from).endsWith(eol + eol);
  const rest = text.startsWith(eol, to) ? to + eol.length : to;
  return success(text.slice(0, isApart ? from - eol.length : from) + text.slice(rest));
}

/** The text with its block as empty lines, so that every other line keeps its number; as it is where there is none. */
export function blankBlock(text: string): string {
  const found = findBlock("", text);
  if (!found.ok || !found.value) return text;
  const { from, to } = found.value;
  return text.slice(0, from) + text.slice(from, to).replace(/[^\r\n]/g, "") + text.slice(to);
}

// Also a lone CR: behind one, LF would make the file's first CRLF, and the next run another block.
const lineBreakOf = (text: string): string => /\r\n|\n|\r/.exec(text)?.[0] ?? "\n";

/** Where the one block is; undefined where there is none. */
function findBlock(file: string, text: string): Result<{ from: number; to: number } | undefined> {
  const begins = findAll(text, BEGIN);
  const ends = findAll(text, END);
  const conflict = findConflict(text);
  if (conflict !== undefined)
    return refusal({
      ...damaged(file, text, conflict, "The file has an unresolved merge conflict"),
      fix: RESOLVE_CONFLICT,
    });
  if (begins.length === 0 && ends.length === 0) return success(undefined);
  const [begin] = begins;
  const [end] = ends;
  if (begin === undefined) return refusal(damaged(file, text, end ?? 0, `${BEGIN} is missing before this line`));
  if (end === undefined) return refusal(damaged(file, text, begin, `${END} is missing after this line`));
  const second = begins[1] ?? ends[1];
  if (second !== undefined) return refusal(damaged(file, text, second, "The marker occurs twice"));
  if (end < begin) return refusal(damaged(file, text, end, `${END} comes before ${BEGIN}`));
  return success({ from: begin, to: end + END.length });
}

/** Where a marker has a line for itself: prose may speak of markers without being one. */
function findAll(text: string, marker: string): number[] {
  const line = new RegExp(`^([ \\t\uFEFF]*)${marker}[ \\t]*\\r?$`, "gm");
  return [...text.matchAll(line)].map((match) => match.index + (match[1] ?? "").length);
}

const damaged = (file: string, text: string, at: number, what: string): Failure => ({
  code: "BLOCK_DAMAGED",
  message: `${what}, so the bounds of the managed block are unclear.`,
  place: placeInText(file, text, at),
  fix: `Keep exactly one ${BEGIN} and one ${END} after it, or remove both: Berth then adds the block.`,
});
