import { isCollection, type YAMLMap } from "yaml";
import { type Entry, entriesOf, keyText, spanOfEntry, spanOfNode } from "./entry.ts";
import { insertFlow } from "./insert-flow.ts";
import { columnOf, endOfContent, eolOf, startOfContent } from "./lines.ts";
import { renderBlock, renderFlow } from "./render-yaml.ts";
import { insertAt, type Splice } from "./splice.ts";

/**
 * Adds `key: value` to a mapping that has entries, after the entry `after` (undefined: as its first), in the style of
 * its neighbours. A comment directly above an entry belongs to that entry and stays with it.
 */
export function insertPair(
  text: string,
  map: YAMLMap,
  after: string | undefined,
  key: string | number,
  value: unknown,
): Splice[] {
  const entries = entriesOf(map);
  const index = after === undefined ? -1 : entries.findIndex((entry) => keyText(entry) === after);
  if (map.flow) {
    const item = `${key}: ${renderFlow(value)}`;
    return insertFlow(text, map, entries.map(spanOfEntry), index, item);
  }
  const previous = entries[index];
  const neighbour = previous ?? entries[0];
  if (!neighbour) throw new Error("A block mapping has at least one entry.");
  const [from, to] = spanOfEntry(neighbour);
  const column = columnOf(text, from);
  const isRow = typeof value === "object" && value !== null;
  const lines = isRow
    ? renderRow(text, key, value, column, neighbour)
    : [`${" ".repeat(column)}${key}: ${renderFlow(value)}`];
  const eol = eolOf(text, from);
  const gap = isRow && isSetApart(text, entries, index, column) ? [""] : [];
  return previous
    ? [insertAt(endOfContent(text, to, column), eol + [...gap, ...lines].join(eol))]
    : [insertAt(startOfContent(text, from), [...lines, ...gap, ""].join(eol))];
}

function renderRow(text: string, key: string | number, value: object, column: number, neighbour: Entry): string[] {
  const pad = " ".repeat(column);
  const model = neighbour.value;
  if (isCollection(model) && model.flow) return [`${pad}${key}: ${renderFlow(value)}`];
  const [first] = entriesOf(model);
  const inner = first ? columnOf(text, spanOfNode(first.key)[0]) : column + 2;
  return [`${pad}${key}:`, ...renderBlock(value).map((line) => " ".repeat(inner) + line)];
}

/** Whether a blank line stands between the entries at this place. */
function isSetApart(text: string, entries: Entry[], index: number, column: number): boolean {
  // The last entry and the one before the first look at the nearest pair.
  const at = Math.max(0, Math.min(index, entries.length - 2));
  const [upper, lower] = entries.slice(at, at + 2);
  if (!upper || !lower) return false;
  const end = endOfContent(text, spanOfEntry(upper)[1], column);
  return /^\r?\n[ \t]*\r?\n/.test(text.slice(end, spanOfEntry(lower)[0]));
}
