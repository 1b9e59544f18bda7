import { isAtEnd, isSurelyText, readKey, readRest } from "./plain-value.ts";

/** A line of a block mapping or list: `key: value`, `key:`, `- value`, `- key: value` or `- key:`. */
export interface PlainLine {
  indent: number;
  /** Where the entry behind the dash begins, for an item of a list. */
  inner: number | undefined;
  key: string | undefined;
  /** Undefined where the value is on the lines below. */
  value: unknown;
}

/** A longer line is left to the parser of YAML, which has its own cap. */
const MAX_LINE = 2000;

/** What nearly every line of a registry is: a key and words, without quotes or a comment. */
const SIMPLE = /( *)(- +)?([a-z]{1,40}):(?: ([A-Za-z](?:[^\s:]|:(?=\S)| (?=[^\s#])){0,400}))?\r?(?:\n|$)/y;

/** The lines of a part of the text that say something; undefined where one of them takes the parser of YAML to know. */
export function readLines(text: string, from: number, to: number): PlainLine[] | undefined {
  const lines: PlainLine[] = [];
  for (let at = from; at < to; ) {
    SIMPLE.lastIndex = at;
    const simple = SIMPLE.exec(text);
    if (simple !== null && isSurelyText(simple[3]) && isSurelyText(simple[4])) {
      const indent = simple[1]?.length ?? 0;
      const inner = simple[2] === undefined ? undefined : indent + simple[2].length;
      lines.push({ indent, inner, key: simple[3], value: simple[4] });
      at = SIMPLE.lastIndex;
      continue;
    }
    const end = text.indexOf("\n", at);
    const line = text.slice(at, end < 0 ? text.length : end);
    at = end < 0 ? to : end + 1;
    if (/^ *\r?(?:#.*)?$/.test(line)) continue;
    const read = line.length > MAX_LINE ? undefined : readLine(line.endsWith("\r") ? line.slice(0, -1) : line);
    if (read === undefined) return undefined;
    lines.push(read);
  }
  return lines;
}

function readLine(line: string): PlainLine | undefined {
  const indent = line.search(/[^ ]/);
  const dash = /^- +/.exec(line.slice(indent))?.[0];
  const inner = dash === undefined ? undefined : indent + dash.length;
  const named = readKey(line, inner ?? indent);
  if (named === undefined && inner === undefined) return undefined;
  const from = named?.end ?? inner ?? indent;
  if (named && isAtEnd(line, from)) return { indent, inner, key: named.key, value: undefined };
  const read = readRest(line, from);
  return read && { indent, inner, key: named?.key, value: read.value };
}
