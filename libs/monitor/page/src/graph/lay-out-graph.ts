import { type Link, layerNodes } from "./layer-nodes.ts";
import { type OrderedLayers, orderLayers, type Route, type Spot } from "./order-layers.ts";

/** All measures are pixels. */
export interface Box {
  name: string;
  x: number;
  y: number;
  width: number;
}

export interface Line extends Link {
  /** The corners, from the user to the used. */
  points: [x: number, y: number][];
}

export interface Graph {
  width: number;
  height: number;
  boxes: Box[];
  lines: Line[];
}

export const BOX_HEIGHT = 24;
const BOX_GAP = 16;
const LINE_GAP = 12;
const ARROW = 12;
const TRACK = 6;
/** How far a line that ends beside a foreign one is moved off it. */
const ASIDE = 6;

/**
 * A drawing of who uses whom: users left, used right, lines with right angles that meet only on their way to the same
 * end. The same links give the same drawing.
 * @param names in the order in which equals stand below each other; those without a link are left out.
 * @param widthOf the width of a name's box. @param width what there is; more is used where that is too little.
 */
export function layOutGraph(
  names: readonly string[],
  links: readonly Link[],
  widthOf: (name: string) => number,
  width: number,
): Graph {
  const ordered = orderLayers(layerNodes(links), names);
  const rows = placeRows(ordered);
  const { columns, routes } = ordered;
  const widths = columns.map((column) => Math.max(0, ...column.flatMap(({ name }) => (name ? [widthOf(name)] : []))));
  const tracks = columns.slice(1).map((_, index) => tracksOf(routes, index, rows));
  const narrow = tracks.map(({ length }) => ARROW * 2 + Math.max(0, length - 1) * TRACK);
  const needed = [...widths, ...narrow].reduce((sum, each) => sum + each, 0);
  const spare = tracks.length > 0 ? Math.max(0, width - needed) / tracks.length : 0;
  const lefts: number[] = [];
  let x = 0;
  for (const [index, own] of widths.entries()) {
    lefts.push(x);
    x += own + (index < narrow.length ? (narrow[index] ?? 0) + spare : 0);
  }
  const rightOf = (layer: number) => (lefts[layer] ?? 0) + (widths[layer] ?? 0);
  const trackOf = (layer: number, end: string) => {
    const middle = ((lefts[layer + 1] ?? 0) + rightOf(layer)) / 2;
    const ends = tracks[layer] ?? [];
    return Math.round(middle + (Math.max(0, ends.indexOf(end)) - (ends.length - 1) / 2) * TRACK);
  };
  const rowOf = (spot: Spot) => rows.get(spot.key) ?? { y: 0, entry: 0 };
  const boxes = columns.flat().flatMap((spot): Box[] => {
    if (spot.name === undefined) return [];
    const left = Math.round(lefts[spot.layer] ?? 0);
    return [{ name: spot.name, x: left, y: rowOf(spot).y - BOX_HEIGHT / 2, width: widths[spot.layer] ?? 0 }];
  });
  const lines = routes.map(({ link, end, spots }): Line => {
    const points: [number, number][] = [];
    for (const [index, spot] of spots.entries()) {
      const next = spots[index + 1];
      if (!next) break;
      const [from, to] = [rowOf(spot).y, rowOf(next).entry];
      if (index === 0) points.push([Math.round(rightOf(spot.layer)), from]);
      if (from !== to) points.push([trackOf(spot.layer, end), from], [trackOf(spot.layer, end), to]);
      if (index === spots.length - 2) points.push([Math.round(lefts[next.layer] ?? 0), to]);
    }
    return { from: link.from, to: link.to, points: link.back ? points.toReversed() : points };
  });
  const bottom = Math.max(0, ...[...rows.values()].map(({ y }) => y + BOX_HEIGHT / 2));
  return { width: Math.max(0, Math.round(x)), height: bottom, boxes, lines };
}

interface Row {
  /** The middle, where lines leave. */
  y: number;
  /** Where lines come in from the left. */
  entry: number;
}

/** Each column from its top, every spot as near as can be to the middle of those that lead to it. */
function placeRows({ columns, routes }: OrderedLayers): Map<string, Row> {
  const rows = new Map<string, Row>();
  const leading = new Map<string, Set<string>>();
  for (const { spots } of routes) {
    for (const [index, spot] of spots.entries()) {
      const before = spots[index - 1];
      if (before) leading.set(spot.key, (leading.get(spot.key) ?? new Set()).add(before.key));
    }
  }
  for (const [layer, column] of columns.entries()) {
    let free = 0;
    for (const { key, name } of column) {
      const half = name === undefined ? 0 : BOX_HEIGHT / 2;
      const own = leading.get(key) ?? new Set<string>();
      const wish = [...own].reduce((sum, each) => sum + (rows.get(each)?.y ?? 0), 0) / Math.max(1, own.size);
      const y = Math.max(free + half, Math.round(wish));
      const isBesideForeign = (columns[layer - 1] ?? []).some(
        (each) => rows.get(each.key)?.y === y && !own.has(each.key),
      );
      const entry = own.size > 0 && isBesideForeign ? y + ASIDE : y;
      rows.set(key, name === undefined ? { y: entry, entry } : { y, entry });
      free = y + half + (name === undefined ? LINE_GAP : BOX_GAP);
    }
  }
  return rows;
}

/** The ends whose lines turn between a column and the next, so that each turns on a line of its own. */
function tracksOf(routes: readonly Route[], layer: number, rows: Map<string, Row>): string[] {
  const turning = new Map<string, number>();
  for (const { end, spots } of routes) {
    const index = spots.findIndex((spot) => spot.layer === layer);
    const [spot, next] = [spots[index], spots[index + 1]];
    const to = next && rows.get(next.key)?.entry;
    if (spot && to !== undefined && rows.get(spot.key)?.y !== to) turning.set(end, to);
  }
  return [...turning.keys()].toSorted((one, other) => (turning.get(other) ?? 0) - (turning.get(one) ?? 0));
}
