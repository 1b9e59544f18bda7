import { groupRows } from "../spec/group-rows.ts";
import { rangeFinder } from "../spec/range-finder.ts";
import type { PortRange, PortRow, Spec } from "../spec/spec.ts";

/** A range with the rows that are listed under it, by their `group` or else their number; ascending by port. */
export interface Section {
  range: PortRange;
  rows: PortRow[];
}

const POLICY_ORDER = { locked: 0, fixed: 1, open: 2 } as const;

/**
 * The live rows by section: first what must not change (locked, then fixed ranges), then the open ranges, each in the
 * spec's order; sections without a row are left out. This is the order of the seed's environment block.
 */
export function sectionsOf(spec: Spec): Section[] {
  const findRange = rangeFinder(spec);
  const byId = new Map(spec.ranges.map((range) => [range.id, range]));
  const live = spec.ports.filter((row) => row.status !== "retired");
  const rowsByRange = groupRows(live, (row) => byId.get(row.group ?? "") ?? findRange(row.port));
  return spec.ranges
    .map((range, index) => ({ range, index }))
    .sort((a, b) => POLICY_ORDER[a.range.policy] - POLICY_ORDER[b.range.policy] || a.index - b.index)
    .map(({ range }) => ({ range, rows: rowsByRange.get(range) ?? [] }))
    .filter((section) => section.rows.length > 0);
}
