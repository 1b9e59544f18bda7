import type { PortRange, Spec } from "./spec.ts";

/** The schema lets no range and no row end behind this number. */
const LAST_NUMBER = 99_999;

/** `rangeOf` for those who ask it of every row: it doesn't look through the ranges each time. */
export function rangeFinder({ ranges }: Pick<Spec, "ranges">): (port: number) => PortRange | undefined {
  const places = new Uint32Array(LAST_NUMBER + 1);
  // From the last: of two ranges that overlap, the first has the port.
  for (let at = ranges.length; at > 0; at--) {
    const { from, to } = ranges[at - 1] ?? { from: 0, to: -1 };
    if (from <= to) places.fill(at, from, to + 1);
  }
  return (port) => ranges[(places[port] ?? 0) - 1];
}
