import type { Failure, ParsedSpec, PortEntry, PortRow } from "@berth/registry";

/** What a request adds to a row, and where it contradicts it. */
export interface FilledRow {
  fields: Partial<PortEntry>;
  failures: Failure[];
}

/**
 * Compares fields with the row in the spec: an equal field is left out, a different one is ROW_DIFFERS, and one that
 * the row omits is added. A list is one value.
 */
export function fillRow({ source }: ParsedSpec, row: PortRow, asked: Partial<PortEntry>): FilledRow {
  const fields: Record<string, unknown> = {};
  const failures: Failure[] = [];
  for (const [field, value] of Object.entries(asked)) {
    const said = row[field as keyof PortRow];
    if (said === undefined) fields[field] = value;
    else if (JSON.stringify(said) !== JSON.stringify(value))
      failures.push({
        code: "ROW_DIFFERS",
        message: `The spec gives ${row.service} the ${field} ${JSON.stringify(said)}, not ${JSON.stringify(value)}.`,
        place: source.placeOf(["ports", row.port, field]),
        fix: "Leave the flag out, or change the spec first.",
      });
  }
  return { fields, failures };
}
