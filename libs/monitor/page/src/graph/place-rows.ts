import type { OrderedLayers, Spot } from "./order-layers.ts";

/** All measures are pixels. */
export interface Row {
  /** The middle, where lines leave. */
  y: number;
  /** Where lines come in from the left. */
  entry: number;
}

export const BOX_HEIGHT = 24;
const BOX_GAP = 16;
const LINE_GAP = 6;
/** How far a line that ends beside a foreign one is moved off it. */
const ASIDE = 6;

/** A box stands in a row; a line on its way runs in the lane below one, beside the others there. */
interface Seat {
  row: number;
  lane?: number;
}

/**
 * Where the spots of all columns stand: boxes in common rows, each as near as can be to the middle of those that lead
 * to it, and the lines between them.
 */
export function placeRows({ columns, routes }: OrderedLayers): Map<string, Row> {
  const leading = new Map<string, Set<string>>();
  for (const { spots } of routes) {
    for (const [index, spot] of spots.entries()) {
      const before = spots[index - 1];
      if (before) leading.set(spot.key, (leading.get(spot.key) ?? new Set()).add(before.key));
    }
  }
  const seats = seatAll(columns, leading);
  const lanes = Math.max(0, ...[...seats.values()].map(({ lane }) => (lane === undefined ? 0 : lane + 1)));
  const pitch = BOX_HEIGHT + Math.max(BOX_GAP, (lanes + 1) * LINE_GAP);
  // A line above the first row needs room, too.
  const top = [...seats.values()].some(({ row }) => row < 0) ? pitch - BOX_HEIGHT : 0;
  const rows = new Map<string, Row>();
  for (const [layer, column] of columns.entries()) {
    for (const { key, name } of column) {
      const { row, lane = 0 } = seats.get(key) ?? { row: 0 };
      const under = name === undefined ? BOX_HEIGHT + (lane + 1) * LINE_GAP : BOX_HEIGHT / 2;
      const y = top + row * pitch + under;
      const own = leading.get(key);
      const isBesideForeign = (columns[layer - 1] ?? []).some(
        (each) => rows.get(each.key)?.y === y && !own?.has(each.key),
      );
      const entry = own && isBesideForeign ? y + ASIDE : y;
      rows.set(key, name === undefined ? { y: entry, entry } : { y, entry });
    }
  }
  return rows;
}

function seatAll(columns: readonly Spot[][], leading: ReadonlyMap<string, ReadonlySet<string>>): Map<string, Seat> {
  const seats = new Map<string, Seat>();
  for (const column of columns) {
    let last = -1;
    let lane = 0;
    for (const { key, name } of column) {
      const before = [...(leading.get(key) ?? [])].flatMap((each) => seats.get(each) ?? []);
      const sum = before.reduce((all, seat) => all + seat.row + (seat.lane === undefined ? 0 : 0.5), 0);
      const middle = sum / Math.max(1, before.length);
      if (name === undefined) {
        const wish = Math.floor(middle - 0.5);
        if (wish > last) {
          last = wish;
          lane = 0;
        }
        seats.set(key, { row: last, lane });
        lane += 1;
        continue;
      }
      // Of two rows that are equally near, the upper one.
      last = Math.max(last + 1, Math.ceil(middle - 0.5));
      lane = 0;
      seats.set(key, { row: last });
    }
  }
  return seats;
}
