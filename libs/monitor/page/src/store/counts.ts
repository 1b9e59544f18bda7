import { computed } from "@preact/signals";
import type { CellState, MonitorState } from "../../../src/api/monitor-state.ts";
import { TROUBLES } from "../words/is-trouble.ts";
import { cellState } from "./cell-state.ts";
import { shown } from "./state.ts";

/** How many numbers there are in each state. Disjoint: they sum up to all numbers of all ranges. */
export interface Counts {
  byState: ReadonlyMap<CellState, number>;
  numbers: number;
  ranges: number;
  rows: number;
  troubles: number;
}

/** Counts every number once; a row outside of all ranges counts as well, so that no trouble is missing. */
export function countNumbers(state: MonitorState): Counts {
  const byState = new Map<CellState, number>();
  const add = (cell: CellState, count = 1) => byState.set(cell, (byState.get(cell) ?? 0) + count);
  const views = Object.values(state.ports);
  for (const view of views) add(view.state);
  let numbers = 0;
  for (const { from, to, policy } of state.ranges) {
    const listed = views.filter(({ port }) => port >= from && port <= to).length;
    numbers += to - from + 1;
    if (to - from + 1 > listed) add(cellState(undefined, policy), to - from + 1 - listed);
  }
  const outside = views.filter(({ port }) => !state.ranges.some(({ from, to }) => port >= from && port <= to)).length;
  return {
    byState,
    numbers: numbers + outside,
    ranges: state.ranges.length,
    rows: views.filter(({ row }) => row !== undefined).length,
    troubles: TROUBLES.reduce((sum, cell) => sum + (byState.get(cell) ?? 0), 0),
  };
}

/** The counts of what is drawn; undefined before the first state. */
export const counts = computed(() => shown.value && countNumbers(shown.value));
