import type { CellState } from "../../../src/api/monitor-state.ts";

/** One line of cells, or several empty ones folded into a low one. */
export type MapLine =
  | { kind: "cells"; from: number; to: number; isEmpty: boolean }
  | { kind: "folded"; from: number; to: number; state: CellState };

interface Span {
  from: number;
  to: number;
}

/**
 * The lines of a range, of which each begins at a multiple of `columns`, so that x0 stands under x0. Two or more lines
 * in a row without anything to see become one. `isTaken` says whether there is something to see at a number.
 */
export function linesOf(
  { from, to }: Span,
  columns: number,
  state: CellState,
  isTaken: (port: number) => boolean,
): MapLine[] {
  const lines: MapLine[] = [];
  for (let start = from; start <= to; start = endOf(start, columns) + 1) {
    const end = Math.min(endOf(start, columns), to);
    const isEmpty = !some(start, end, isTaken);
    const last = lines.at(-1);
    const isFoldable = isEmpty && last && (last.kind === "folded" || last.isEmpty);
    if (isFoldable) lines.splice(-1, 1, { kind: "folded", from: last.from, to: end, state });
    else lines.push({ kind: "cells", from: start, to: end, isEmpty });
  }
  return lines;
}

/** Column of the first number of a line, from 0, by its last digits. A range of one number is no line of ten. */
export const columnOf = (line: Span, range: Span, columns: number): number =>
  range.from === range.to ? 0 : line.from % columns;

const endOf = (port: number, columns: number): number => port - (port % columns) + columns - 1;

function some(from: number, to: number, test: (port: number) => boolean): boolean {
  for (let port = from; port <= to; port += 1) if (test(port)) return true;
  return false;
}
