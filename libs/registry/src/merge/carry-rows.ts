import { isMap } from "yaml";
import { entriesOf, entryOf, keyText, spanOfEntry } from "../edit/splice/entry.ts";
import { columnOf, endOfContent, eolOf, lineStart, startOfContent } from "../edit/splice/lines.ts";
import { applySplices, type Splice } from "../edit/splice/splice.ts";
import { type ParsedSpec, parseSpec } from "../read/parse-spec.ts";
import { sameData } from "../spec/same-data.ts";
import type { PortRow } from "../spec/spec.ts";

/**
 * The merged registry with the other side's new rows as that side wrote them, comments included. What doesn't fit the
 * merged file (another indentation, flow style) stays as it was rendered: comments are dear, the data is dearer.
 */
export function carryRows(
  merged: ParsedSpec,
  other: ParsedSpec,
  added: readonly { row: PortRow; from: number }[],
  base = "",
): ParsedSpec {
  const known = new Set(base.split(/\r?\n/).map((line) => line.trim()));
  const splices = added.flatMap(({ from, row }): Splice[] => {
    const target = locateRow(merged, row.port);
    const source = locateRow(other, from);
    if (!target || !source || target.column !== source.column) return [];
    const text = other.source.text;
    const above = text.slice(source.above, source.start).split(/(?<=\n)/);
    // A heading that was there before belongs to the rows below it and stands in the merged file already.
    const own = above.filter((line) => !known.has(line.trim())).join("");
    const key = text.slice(source.start, source.end).replace(String(from), String(row.port));
    if (!(own + key).includes("#")) return [];
    const eol = eolOf(merged.source.text, target.start);
    return [{ from: target.start, to: target.last, text: (own + key).replaceAll(/\r?\n/g, eol) }];
  });
  if (splices.length === 0) return merged;
  const carried = parseSpec(applySplices(merged.source.text, splices));
  return carried.ok && sameData(carried.value.spec, merged.spec) ? carried.value : merged;
}

interface RowPlace {
  /** Where the comments above the row begin; `start` where there are none. */
  above: number;
  start: number;
  /** The end of the row itself. */
  last: number;
  /** The end of the comments that go with it. */
  end: number;
  column: number;
}

/** The lines of a row that has lines of its own. */
function locateRow({ source }: ParsedSpec, port: number): RowPlace | undefined {
  const { root, text } = source;
  const ports = entryOf(root, "ports")?.value;
  if (!isMap(ports) || ports.flow) return undefined;
  const entries = entriesOf(ports);
  const index = entries.findIndex((entry) => keyText(entry) === String(port));
  const entry = entries[index];
  if (!entry) return undefined;
  const [from, to] = spanOfEntry(entry);
  const column = columnOf(text, from);
  const start = lineStart(text, from);
  const previous = entries[index - 1];
  // Comments deeper than the rows belong to the row before them.
  const floor = previous ? endOfContent(text, spanOfEntry(previous)[1], column) : 0;
  const above = Math.max(startOfContent(text, from), previous ? text.indexOf("\n", floor) + 1 : 0);
  const last = text.slice(0, to).trimEnd().length;
  return { above, start, last, end: endOfContent(text, to, column), column };
}
