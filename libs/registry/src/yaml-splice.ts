import {
  Document,
  isCollection,
  isMap,
  isScalar,
  type Node,
  Scalar,
  type YAMLMap,
  type YAMLSeq,
} from "yaml";
import type { Splice } from "./splice.ts";

// Splices into YAML text at the parser's node offsets. `yaml`'s own setIn + toString keeps comments, but re-spaces and
// re-folds lines nobody touched (https://eemeli.org/yaml/#comments-and-blank-lines); a reviewer must see one row.

type Entry = { key: Node; value: Node | null };

/** Adds `key: value` to the mapping, after the entry `after` (undefined: as its first). Follows its neighbours' style. */
export function insertPair(
  text: string,
  map: YAMLMap,
  after: string | undefined,
  key: string | number,
  value: unknown,
): Splice {
  const entries = map.items as unknown as Entry[];
  const index = after === undefined ? -1 : entries.findIndex((entry) => keyText(entry) === after);
  const neighbour = entries[index] ?? entries[index + 1];
  if (map.flow) {
    const rendered = `${key}: ${renderFlow(value)}`;
    return insertFlow(
      text,
      map,
      entries.map((entry) => spanOfEntry(entry)),
      index,
      rendered,
    );
  }
  const model = neighbour?.value;
  const column = neighbour ? columnOf(text, neighbour.key.range?.[0] ?? 0) : 2;
  const rendered = renderPair(text, key, value, column, model ?? undefined);
  const previous = entries[index];
  if (previous) {
    const at = endOfEntry(text, previous, column);
    return { from: at, to: at, text: `${gapBefore(text, entries, index)}${rendered}` };
  }
  const first = entries[0];
  if (!first) throw new Error("A block mapping has at least one entry.");
  const at = lineStart(text, first.key.range?.[0] ?? 0);
  return { from: at, to: at, text: `${rendered.slice(eolOf(text, at).length)}${eolOf(text, at)}` };
}

/** Adds an item at the end of the list, in the style of the last one. */
export function appendItem(text: string, list: YAMLSeq, value: unknown): Splice {
  const items = list.items as Node[];
  const last = items.at(-1);
  if (list.flow || !last) {
    const spans = items.map((item): [number, number] => [
      item.range?.[0] ?? 0,
      item.range?.[1] ?? 0,
    ]);
    return insertFlow(text, list, spans, items.length - 1, renderFlow(value));
  }
  const start = last.range?.[0] ?? 0;
  const dash = text.lastIndexOf("-", start - 1);
  const column = columnOf(text, dash);
  const gap = text.slice(dash + 1, start);
  const isFlow = isCollection(last) ? last.flow === true : true;
  const eol = eolOf(text, start);
  const at = endOfContent(text, last.range?.[1] ?? start, column);
  // An item may begin on the line after its dash; a new one begins on the same line.
  const lead = `${" ".repeat(column)}-${/^ +$/.test(gap) ? gap : " "}`;
  const body = isFlow
    ? renderFlow(value)
    : renderBlock(value).join(`${eol}${" ".repeat(lead.length)}`);
  return { from: at, to: at, text: `${eol}${lead}${body}` };
}

/** Fills `key:` (a key without a value, or with an empty flow collection) with block content one level deeper. */
export function fillEmpty(text: string, entry: Entry, lines: string[]): Splice {
  const column = columnOf(text, entry.key.range?.[0] ?? 0);
  const keyEnd = entry.key.range?.[1] ?? 0;
  const eol = eolOf(text, keyEnd);
  const block = lines.map((line) => `${eol}${" ".repeat(column + 2)}${line}`).join("");
  const value = entry.value;
  if (value?.range && isCollection(value))
    return { from: value.range[0], to: value.range[1], text: block };
  const at = lineEnd(text, keyEnd);
  return { from: at, to: at, text: block };
}

/** Replaces a scalar, keeping the quotes it was written with. */
export function replaceScalar(scalar: Scalar, value: string): Splice {
  const [from, to] = scalar.range ?? [0, 0];
  const fresh = new Scalar(value);
  if (scalar.type === Scalar.QUOTE_DOUBLE || scalar.type === Scalar.QUOTE_SINGLE)
    fresh.type = scalar.type;
  return { from, to, text: new Document(fresh).toString({ lineWidth: 0 }).trimEnd() };
}

/** The entry of a mapping that has this key. */
export function entryOf(map: unknown, key: string | number): Entry | undefined {
  if (!isMap(map)) return undefined;
  return (map.items as unknown as Entry[]).find((entry) => keyText(entry) === String(key));
}

/** `value` as the lines of a YAML block. */
export function renderBlock(value: unknown): string[] {
  return new Document(value).toString({ lineWidth: 0 }).trimEnd().split("\n");
}

function renderFlow(value: unknown): string {
  const document = new Document(value);
  if (isCollection(document.contents)) document.contents.flow = true;
  const text = document.toString({ lineWidth: 0 }).trimEnd();
  // A plain scalar may hold characters that end a flow item.
  return isScalar(document.contents) && /[[\]{},]/.test(text) && !/^["']/.test(text)
    ? JSON.stringify(value)
    : text;
}

function renderPair(
  text: string,
  key: string | number,
  value: unknown,
  column: number,
  model: Node | undefined,
): string {
  const eol = eolOf(text, model?.range?.[0] ?? 0);
  const pad = " ".repeat(column);
  const isRow = typeof value === "object" && value !== null;
  const asFlow = isCollection(model) && model.flow === true;
  if (!isRow || asFlow) return `${eol}${pad}${key}: ${renderFlow(value)}`;
  const firstKey = isMap(model)
    ? (model.items[0] as unknown as Entry | undefined)?.key.range?.[0]
    : undefined;
  const inner = " ".repeat(firstKey === undefined ? column + 2 : columnOf(text, firstKey));
  return [`${eol}${pad}${key}:`, ...renderBlock(value).map((line) => `${inner}${line}`)].join(eol);
}

function insertFlow(
  text: string,
  collection: YAMLMap | YAMLSeq,
  spans: [number, number][],
  index: number,
  rendered: string,
): Splice {
  const previous = spans[index];
  if (previous) {
    const lead = leadOf(text, previous[0]);
    return { from: previous[1], to: previous[1], text: `,${lead ?? " "}${rendered}` };
  }
  const open = (collection.range?.[0] ?? 0) + 1;
  const next = spans[0];
  if (!next)
    return {
      from: open,
      to: open,
      text: collection.flow && isMap(collection) ? ` ${rendered} ` : rendered,
    };
  return { from: next[0], to: next[0], text: `${rendered},${leadOf(text, next[0]) ?? " "}` };
}

/** The line break and indentation before an item that begins its line; undefined where it shares one. */
function leadOf(text: string, at: number): string | undefined {
  const start = lineStart(text, at);
  const indent = text.slice(start, at);
  return /^\s*$/.test(indent) ? `${eolOf(text, at)}${indent}` : undefined;
}

function spanOfEntry(entry: Entry): [number, number] {
  const from = entry.key.range?.[0] ?? 0;
  return [from, entry.value?.range?.[1] ?? entry.key.range?.[1] ?? from];
}

function endOfEntry(text: string, entry: Entry, column: number): number {
  return endOfContent(text, spanOfEntry(entry)[1], column);
}

/** The end of the last line that belongs to a node: behind its comment, and behind comments indented deeper than it. */
function endOfContent(text: string, nodeEnd: number, column: number): number {
  // A node's range may reach over the line breaks and comments behind it; walk back to its last character first.
  let end = nodeEnd;
  while (end > 0 && /\s/.test(text.charAt(end - 1))) end--;
  end = lineEnd(text, end);
  for (;;) {
    const next = /^\r?\n([ \t]*)#[^\r\n]*/.exec(text.slice(end));
    if (!next || (next[1]?.length ?? 0) <= column) return end;
    end += next[0].length;
  }
}

/** A blank line, if that is how the rows around are set apart. */
function gapBefore(text: string, entries: Entry[], index: number): string {
  const [upper, lower] = entries[index + 1]
    ? [entries[index], entries[index + 1]]
    : [entries[index - 1], entries[index]];
  if (!upper || !lower) return "";
  const between = text.slice(spanOfEntry(upper)[1], spanOfEntry(lower)[0]);
  // The node's range may already include its own line break, so one break beside an empty line is enough.
  const upperLine = lineEnd(text, trimmedEnd(text, spanOfEntry(upper)[1]));
  const gap = text.slice(upperLine, spanOfEntry(lower)[0]);
  return between !== undefined && /^\r?\n[ \t]*\r?\n/.test(gap) ? eolOf(text, upperLine) : "";
}

function trimmedEnd(text: string, at: number): number {
  let end = at;
  while (end > 0 && /\s/.test(text.charAt(end - 1))) end--;
  return end;
}

function keyText(entry: Entry): string | undefined {
  return isScalar(entry.key) ? String(entry.key.value) : undefined;
}

const lineStart = (text: string, at: number): number => text.lastIndexOf("\n", at - 1) + 1;

function lineEnd(text: string, at: number): number {
  const end = text.slice(at).search(/\r?\n/);
  return end < 0 ? text.length : at + end;
}

const columnOf = (text: string, at: number): number => at - lineStart(text, at);

/** The line break in use at this place: a file may mix them. */
function eolOf(text: string, at: number): string {
  const here = /\r?\n/.exec(text.slice(at)) ?? /\r?\n/.exec(text);
  return here?.[0] ?? "\n";
}
