import { computed, type ReadonlySignal } from "@preact/signals";
import type { RangeView } from "../../../src/api/monitor-state.ts";
import { cellState } from "../store/cell-state.ts";
import { shown } from "../store/state.ts";
import { linesOf, type MapLine } from "./lines.ts";
import { grain } from "./room.ts";

/** A range with what the map draws of it. */
export interface RangeLines {
  range: RangeView;
  lines: readonly MapLine[];
  free: number;
  /** Drawn low: there is nothing in it that needs the height of a ship. */
  isLow: boolean;
}

/**
 * The lines of all ranges. A range whose lines are the same as before keeps its identity, so that a change of one
 * number asks only its own range again.
 */
export const rangeLines: ReadonlySignal<readonly RangeLines[]> = computed(() => {
  const before = last;
  last = new Map((shown.value?.ranges ?? []).map((range) => [range.id, reuse(before.get(range.id), lay(range))]));
  return [...last.values()];
});

let last: ReadonlyMap<string, RangeLines> = new Map();

function lay(range: RangeView): RangeLines {
  const ports = shown.value?.ports ?? {};
  const isTaken = (port: number) => ports[port] !== undefined || port === range.next;
  const lines = linesOf(range, grain.value.columns, cellState(undefined, range.policy), isTaken);
  let free = 0;
  for (let port = range.from; port <= range.to; port += 1)
    if (cellState(ports[port], range.policy) === "free") free += 1;
  const isLow = !Object.values(ports).some(({ port }) => port >= range.from && port <= range.to);
  return { range, lines, free, isLow };
}

const reuse = (before: RangeLines | undefined, now: RangeLines): RangeLines =>
  before && JSON.stringify(before) === JSON.stringify(now) ? before : now;
