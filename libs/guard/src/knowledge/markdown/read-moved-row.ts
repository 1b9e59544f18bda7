import { numbersIn } from "../text/numbers-in.ts";
import type { Rich } from "./rich-text.ts";
import { placeInCell, type Table, textIn } from "./table.ts";

/** Reads a row that has the old number of a service and the new one side by side; false where it has not. */
export function readMovedRow(row: readonly Rich[], table: Table, name: string | undefined): boolean {
  const { columns, scope, to } = table;
  const old = columns.find(({ role }) => role === "oldPort");
  const next = columns.find(({ role }) => role === "newPort") ?? columns.find(({ role }) => role === "port");
  if (!old || !next) return false;
  const [from] = numbersIn(row[old.index]?.text ?? "");
  const cell = row[next.index];
  const [number] = numbersIn(cell?.text ?? "");
  if (!cell || !number || name === undefined) return true;
  const [reason] = (["rationale", "issue", "change", "purpose"] as const).flatMap(
    (role) => textIn(row, table, role) ?? [],
  );
  const place = placeInCell(cell, number, table);
  if (from && from.port !== number.port) to.move({ place, name, from: from.port, to: number.port, reason });
  if (!scope.isHistory) to.port({ place, source: "document", port: number.port, name });
  return true;
}
