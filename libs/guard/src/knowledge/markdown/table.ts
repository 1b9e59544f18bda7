import type { KnowledgePlace, Source } from "@berth/registry";
import type { Gather } from "../gather.ts";
import type { NumberIn } from "../text/numbers-in.ts";
import type { Role } from "../text/role-of-header.ts";
import type { Column } from "./column-roles.ts";
import type { Rich } from "./rich-text.ts";
import type { Scope } from "./scope.ts";

/** A table whose rows are read: what its columns are for, and where it stands. */
export interface Table {
  columns: readonly Column[];
  scope: Scope;
  to: Gather;
  source: Source;
}

export const cellOf = (row: readonly Rich[], { columns }: Table, role: Role): Rich | undefined =>
  row[columns.find((column) => column.role === role)?.index ?? -1];

/** What the cell of a role says; a dash and the like say nothing. */
export function textIn(row: readonly Rich[], table: Table, role: Role): string | undefined {
  const clean = cellOf(row, table, role)?.text.replace(/\s+/g, " ").trim() ?? "";
  return /[\p{L}\p{N}\p{Extended_Pictographic}]/u.test(clean) && !/^(?:n\/a|none|tbd)$/i.test(clean)
    ? clean
    : undefined;
}

export const placeInCell = (cell: Rich, { start }: Pick<NumberIn, "start">, { to }: Table): KnowledgePlace => ({
  path: to.path,
  line: cell.line,
  column: cell.columnAt(start),
});
