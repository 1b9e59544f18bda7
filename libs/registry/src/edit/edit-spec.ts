import { isMap, isScalar, isSeq } from "yaml";
import type { ParsedSpec } from "../read/parse-spec.ts";
import { parseSpec } from "../read/parse-spec.ts";
import { type Result, refusal } from "../report/failure.ts";
import { sameData } from "../spec/same-data.ts";
import { type PortRow, SPEC_PATH } from "../spec/spec.ts";
import type { HistoryEntry } from "../spec/spec-schema.ts";
import { spliceRange } from "./edit-ranges.ts";
import { appendItem } from "./splice/append-item.ts";
import { type Entry, entriesOf, entryOf, keyText, spanOfNode } from "./splice/entry.ts";
import { fillEmpty } from "./splice/fill-empty.ts";
import { insertPair } from "./splice/insert-pair.ts";
import { renderBlock } from "./splice/render-yaml.ts";
import { replaceScalar } from "./splice/replace-value.ts";
import { setFields } from "./splice/set-fields.ts";
import { applySplices, type Splice } from "./splice/splice.ts";
import { type SpecEdit, withEdits } from "./with-edits.ts";

/**
 * Applies the edits and records them: the version becomes `entry.version` and `entry` the newest row of the history.
 * Without an entry nothing is recorded. Every byte outside the spliced spans stays as it was. The result is parsed
 * again and compared with what was meant, so text in a style that can't be edited safely gives SPEC_INVALID and never a
 * wrong file.
 */
export function editSpec(parsed: ParsedSpec, edits: readonly SpecEdit[], entry?: HistoryEntry): Result<ParsedSpec> {
  const { text } = parsed.source;
  const added = edits.flatMap((edit) => (edit.kind === "add" ? [edit.row] : []));
  const splices = [
    ...edits.flatMap((edit) => {
      if (edit.kind === "add") return [];
      if (edit.kind === "set-documents") return spliceDocuments(parsed, edit.documents);
      return edit.kind === "set" ? spliceFields(parsed, edit) : spliceRange(parsed, edit);
    }),
    // After the fields: one that is added at the end of a row stands where the row after it begins.
    ...spliceRows(parsed, added),
    ...(entry ? spliceHistory(parsed, entry) : []),
  ];
  const edited = applySplices(text, splices);
  const reread = parseSpec(edited);
  if (reread.ok && sameData(reread.value.spec, expectSpec(parsed, edits, entry))) return reread;
  // A registry may come here with rows outside of all ranges, to be given one.
  if (!reread.ok && reread.failures.every(({ code }) => code === "PORT_OUT_OF_RANGE")) return reread;
  return refusal({
    code: "SPEC_INVALID",
    message: `${SPEC_PATH} is written in a style that cannot be edited without changing other lines.`,
    fix: "Write ports and history as plain block mappings and lists, one row after the other.",
  });
}

function spliceRows({ source }: ParsedSpec, rows: readonly PortRow[]): Splice[] {
  const { root, text } = source;
  const portsEntry = entryOf(root, "ports");
  if (!portsEntry || rows.length === 0) return [];
  // Ascending, also among themselves: rows that go to one place keep the order in which they are inserted.
  const ascending = [...rows].sort((a, b) => a.port - b.port);
  const entries = ascending.map(({ port, ...row }) => [port, row] as const);
  const ports = portsEntry.value;
  const hasComment = isMap(ports) && text.slice(...spanOfNode(ports)).includes("#");
  if (!isMap(ports) || (ports.items.length === 0 && !hasComment))
    return fillEmpty(text, portsEntry, renderBlock(new Map(entries)));
  return entries.flatMap(([port, row]) => insertPair(text, ports, keyBefore(entriesOf(ports), port), port, row));
}

function spliceFields({ source }: ParsedSpec, { fields, port }: Extract<SpecEdit, { kind: "set" }>): Splice[] {
  const { root, text } = source;
  const row = entryOf(entryOf(root, "ports")?.value, port)?.value;
  if (!isMap(row)) return [];
  // Rows are read from what they are to who has them: a new URL or owner stands before the status.
  const isEarly = (field: string) => ["owner", "url", "address"].includes(field) && entryOf(row, "env");
  return setFields(text, row, fields, (field) => (isEarly(field) ? "env" : undefined));
}

function spliceDocuments({ source }: ParsedSpec, documents: readonly string[]): Splice[] {
  const { root, text } = source;
  const entry = entryOf(root, "settings");
  if (isMap(entry?.value) && entry.value.items.length > 0) return setFields(text, entry.value, { documents });
  if (entry) return fillEmpty(text, entry, renderBlock({ documents }));
  return isMap(root) ? insertPair(text, root, "date", "settings", { documents }) : [];
}

function spliceHistory({ source }: ParsedSpec, entry: HistoryEntry): Splice[] {
  const { root, text } = source;
  const version = entryOf(root, "version")?.value;
  const historyEntry = entryOf(root, "history");
  if (!historyEntry || !isScalar(version)) return [];
  const history = historyEntry.value;
  const row =
    isSeq(history) && history.items.length > 0
      ? appendItem(text, history, entry)
      : fillEmpty(text, historyEntry, renderBlock([entry]));
  return [replaceScalar(version, entry.version), ...row];
}

/** The key of the last row below `port`, in the author's order, so that an unsorted file stays editable. */
function keyBefore(rows: readonly Entry[], port: number): string | undefined {
  const keys = rows.map(keyText);
  const above = keys.findIndex((key) => Number(key) > port);
  return above < 0 ? keys.at(-1) : keys[above - 1];
}

function expectSpec({ spec }: ParsedSpec, edits: readonly SpecEdit[], entry: HistoryEntry | undefined): unknown {
  const edited = withEdits(spec, edits);
  return entry ? { ...edited, version: entry.version, history: [...spec.history, entry] } : edited;
}
