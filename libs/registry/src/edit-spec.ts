import { isMap, isScalar, isSeq } from "yaml";
import { type Result, refusal, success } from "./failure.ts";
import type { ParsedSpec } from "./parse-spec.ts";
import { parseSpec } from "./parse-spec.ts";
import { type PortRow, SPEC_PATH } from "./spec.ts";
import type { HistoryEntry, Status } from "./spec-schema.ts";
import { applySplices, type Splice } from "./splice.ts";
import {
  appendItem,
  entryOf,
  fillEmpty,
  insertPair,
  renderBlock,
  replaceScalar,
} from "./yaml-splice.ts";

/** One change of the registry. */
export type SpecEdit =
  | { kind: "add"; row: PortRow }
  /** Sets fields of an existing row; a field it doesn't have yet is added. */
  | { kind: "set"; port: number; fields: { status?: Status; owner?: string } };

/**
 * Applies the edits and records them: the version becomes `entry.version` and `entry` the newest row of the history.
 * Every byte outside the spliced spans stays as it was. The result is parsed again and compared with what was meant, so
 * text in a style that can't be edited safely gives SPEC_INVALID and never a wrong file.
 */
export function editSpec(
  parsed: ParsedSpec,
  edits: readonly SpecEdit[],
  entry: HistoryEntry,
): Result<string> {
  const { text } = parsed.source;
  const splices = [
    ...edits.flatMap((edit) => spliceEdit(parsed, edit)),
    ...spliceHistory(parsed, entry),
  ];
  const edited = applySplices(text, splices);
  const reread = parseSpec(edited);
  if (reread.ok && sameData(reread.value.spec, expectSpec(parsed, edits, entry)))
    return success(edited);
  return refusal({
    code: "SPEC_INVALID",
    message: `${SPEC_PATH} is written in a style that can't be edited without touching other lines.`,
    fix: "Write ports and history as plain block mappings and lists, one row after the other.",
  });
}

function spliceEdit({ source }: ParsedSpec, edit: SpecEdit): Splice[] {
  const { text } = source;
  const portsEntry = entryOf(source.document.contents, "ports");
  if (!portsEntry) return [];
  if (edit.kind === "add") {
    const { port, ...row } = edit.row;
    const ports = portsEntry.value;
    if (!isMap(ports) || (ports.items.length === 0 && !text.slice(...rangeOf(ports)).includes("#")))
      return [fillEmpty(text, portsEntry, renderBlock({ [port]: row }).map(unquoteKey))];
    return [insertPair(text, ports, keyBefore(ports.items, port), port, row)];
  }
  const row = entryOf(portsEntry.value, edit.port)?.value;
  if (!isMap(row)) return [];
  return Object.entries(edit.fields).map(([field, value]) => {
    const existing = entryOf(row, field)?.value;
    if (isScalar(existing)) return replaceScalar(existing, value);
    // Rows are read from what they are to who has them: a new owner stands before the status.
    const after = field === "owner" && entryOf(row, "env") ? "env" : lastKey(row.items);
    return insertPair(text, row, after, field, value);
  });
}

function spliceHistory({ source }: ParsedSpec, entry: HistoryEntry): Splice[] {
  const { text } = source;
  const version = entryOf(source.document.contents, "version")?.value;
  const historyEntry = entryOf(source.document.contents, "history");
  if (!historyEntry || !isScalar(version)) return [];
  const history = historyEntry.value;
  const row =
    isSeq(history) && history.items.length > 0
      ? appendItem(text, history, entry)
      : fillEmpty(text, historyEntry, renderBlock([entry]));
  return [replaceScalar(version, entry.version), row];
}

/** The key of the last row below `port`, in the author's order, so that an unsorted file stays editable. */
function keyBefore(items: unknown[], port: number): string | undefined {
  const keys = items.map((item) => Number((item as { key: { value: unknown } }).key.value));
  const above = keys.findIndex((key) => key > port);
  const index = above < 0 ? keys.length - 1 : above - 1;
  return keys[index] === undefined ? undefined : String(keys[index]);
}

function lastKey(items: unknown[]): string | undefined {
  const last = items.at(-1) as { key: { value: unknown } } | undefined;
  return last === undefined ? undefined : String(last.key.value);
}

/** An object's keys are text, so the renderer quotes the number; in the file it is a number. */
const unquoteKey = (line: string): string => line.replace(/^"(\d+)":/, "$1:");

const rangeOf = (node: { range?: [number, number, number] | null }): [number, number] => [
  node.range?.[0] ?? 0,
  node.range?.[1] ?? 0,
];

function expectSpec(
  { spec }: ParsedSpec,
  edits: readonly SpecEdit[],
  entry: HistoryEntry,
): unknown {
  let ports = spec.ports;
  for (const edit of edits)
    ports =
      edit.kind === "add"
        ? [...ports, edit.row].sort((a, b) => a.port - b.port)
        : ports.map((row) => (row.port === edit.port ? { ...row, ...edit.fields } : row));
  return { ...spec, version: entry.version, ports, history: [...spec.history, entry] };
}

/** Deep equality of plain data, whatever the order of keys. */
function sameData(a: unknown, b: unknown): boolean {
  const canonical = (data: unknown) =>
    JSON.stringify(data, (_, value: unknown) =>
      typeof value === "object" && value !== null && !Array.isArray(value)
        ? Object.fromEntries(Object.entries(value).sort(([x], [y]) => (x < y ? -1 : 1)))
        : value,
    );
  return canonical(a) === canonical(b);
}
