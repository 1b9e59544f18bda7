import type { SourceLines } from "./source-lines.ts";

/** A `berth-ignore` comment that covers a line. */
export interface Ignore {
  line: number;
  /** Column of the word, from 1. */
  column: number;
  reason: string;
}

// Behind whatever opens a comment: `//`, `#`, `--`, `;`, `/*`, `<!--`; JSON has none, and gets a key "//".
const IGNORE = /(?:\/\/|#|--|;|\*|")\s*(berth-ignore)\b[ \t]*(?::[ \t]*([^\r\n]*?))?(?:\*\/|-->|",?|\*\/\})?\s*$/;

/** The `berth-ignore` comment on a line, or alone on the line before it. Its reason is empty if it gives none. */
export function findIgnore(lines: SourceLines, line: number): Ignore | undefined {
  return ignoreOn(lines, line) ?? (isAlone(lines.line(line - 1)) ? ignoreOn(lines, line - 1) : undefined);
}

function ignoreOn(lines: SourceLines, line: number): Ignore | undefined {
  const match = line < 1 ? null : IGNORE.exec(lines.line(line));
  if (!match) return undefined;
  const column = match.index + match[0].indexOf("berth-ignore") + 1;
  return { line, column, reason: (match[2] ?? "").trim() };
}

/** A comment behind code speaks of its own line only. */
const isAlone = (line: string): boolean => /^\s*(?:\/\/|#|--|;|\/?\*|<!--|\{\s*\/\*|")/.test(line);
