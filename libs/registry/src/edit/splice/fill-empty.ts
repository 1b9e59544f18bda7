import type { Entry } from "./entry.ts";
import { spanOfNode } from "./entry.ts";
import { columnOf, eolOf, lineEnd } from "./lines.ts";
import type { Splice } from "./splice.ts";

/** Fills a key that has no value, or an empty one (`{}`, `[]`, `~`), with block content one level deeper. */
export function fillEmpty(text: string, entry: Entry, lines: readonly string[]): Splice[] {
  const [keyStart, keyEnd] = spanOfNode(entry.key);
  const indent = `${eolOf(text, keyEnd)}${" ".repeat(columnOf(text, keyStart) + 2)}`;
  const [from, to] = entry.value ? spanOfNode(entry.value) : [keyEnd, keyEnd];
  const isWritten = from < to;
  // What says "empty" goes, with the blanks before it; a comment behind it stays on the key's line.
  let start = from;
  while (/[ \t]/.test(text.charAt(start - 1))) start--;
  const at = lineEnd(text, isWritten ? to : keyEnd);
  return [
    ...(isWritten ? [{ from: start, to, text: "" }] : []),
    { from: at, to: at, text: lines.map((line) => indent + line).join("") },
  ];
}
