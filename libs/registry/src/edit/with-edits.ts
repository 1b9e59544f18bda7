import type { PortRow, Spec } from "../spec/spec.ts";
import type { PortEntry } from "../spec/spec-schema.ts";
import { expectRanges, type RangeEdit } from "./edit-ranges.ts";

/** One change of the registry. */
export type SpecEdit =
  | { kind: "add"; row: PortRow }
  /** Sets fields of an existing row; a field it doesn't have yet is added. */
  | { kind: "set"; port: number; fields: Partial<PortEntry> }
  /** Names the documents that have a block derived from the spec. */
  | { kind: "set-documents"; documents: readonly string[] }
  | RangeEdit;

/** The registry as it is to be after the edits, without its text; version and history stay. */
export function withEdits(spec: Spec, edits: readonly SpecEdit[]): Spec {
  let { ranges, settings } = spec;
  const rows = new Map(spec.ports.map((row) => [row.port, row]));
  for (const edit of edits)
    if (edit.kind === "add") rows.set(edit.row.port, edit.row);
    else if (edit.kind === "set") {
      const row = rows.get(edit.port);
      if (row) rows.set(edit.port, { ...row, ...edit.fields });
    } else if (edit.kind === "set-documents") settings = { ...settings, documents: [...edit.documents] };
    else ranges = expectRanges(ranges, edit);
  return { ...spec, settings, ranges, ports: [...rows.values()].sort((a, b) => a.port - b.port) };
}
