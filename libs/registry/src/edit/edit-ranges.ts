import { isMap } from "yaml";
import type { ParsedSpec } from "../read/parse-spec.ts";
import { type PortRange, spanOf } from "../spec/spec.ts";
import type { RangeEntry } from "../spec/spec-schema.ts";
import { entryOf } from "./splice/entry.ts";
import { fillEmpty } from "./splice/fill-empty.ts";
import { insertPair } from "./splice/insert-pair.ts";
import { renderBlock } from "./splice/render-yaml.ts";
import { setFields } from "./splice/set-fields.ts";
import type { Splice } from "./splice/splice.ts";

/** One change of the ranges. */
export type RangeEdit =
  /** A new range, before the first one with higher numbers. */
  | { kind: "add-range"; range: PortRange }
  /** Other numbers, another purpose or policy for the range that has this id. */
  | { kind: "set-range"; range: PortRange };

/** The splices that make the edit; none where the file has no place for it, which `editSpec` then finds. */
export function spliceRange({ source, spec }: ParsedSpec, edit: RangeEdit): Splice[] {
  const { root, text } = source;
  const rangesEntry = entryOf(root, "ranges");
  const ranges = rangesEntry?.value;
  if (!rangesEntry) return [];
  const { range } = edit;
  if (edit.kind === "set-range") {
    const map = entryOf(ranges, range.id)?.value;
    const before = spec.ranges.find(({ id }) => id === range.id);
    return isMap(map) && before ? setFields(text, map, changedFields(before, range)) : [];
  }
  if (!isMap(ranges) || ranges.items.length === 0)
    return fillEmpty(text, rangesEntry, renderBlock({ [range.id]: entryFor(range) }));
  const after = spec.ranges[placeFor(spec.ranges, range) - 1]?.id;
  return insertPair(text, ranges, after, range.id, entryFor(range));
}

/** The ranges as they are to be after the edit. */
export function expectRanges(ranges: readonly PortRange[], edit: RangeEdit): PortRange[] {
  const { range } = edit;
  if (edit.kind === "set-range") return ranges.map((old) => (old.id === range.id ? range : old));
  const place = placeFor(ranges, range);
  return [...ranges.slice(0, place), range, ...ranges.slice(place)];
}

/** Before the first one with higher numbers, in whatever order the author has them. */
function placeFor(ranges: readonly PortRange[], { from }: PortRange): number {
  const above = ranges.findIndex((range) => range.from > from);
  return above < 0 ? ranges.length : above;
}

/** As an author writes it: one port as a number, and `open` not at all. */
const entryFor = (range: PortRange): RangeEntry => ({
  ports: range.from === range.to ? range.from : spanOf(range),
  purpose: range.purpose,
  ...(range.policy !== "open" && { policy: range.policy }),
  ...(range.template !== undefined && { template: range.template }),
});

function changedFields(before: PortRange, after: PortRange): Partial<RangeEntry> {
  const { ports } = entryFor(after);
  return {
    ...(spanOf(before) !== spanOf(after) && { ports }),
    ...(before.purpose !== after.purpose && { purpose: after.purpose }),
    ...(before.policy !== after.policy && { policy: after.policy }),
  };
}
