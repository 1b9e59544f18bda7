import { type Link, layerNodes } from "./layer-nodes.ts";
import { orderLayers, type Route, type Spot } from "./order-layers.ts";
import { BOX_HEIGHT, placeRows, type Row } from "./place-rows.ts";

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

const ARROW = 12;
const TRACK = 6;
/** A line that turns leaves its box beside one that goes straight on. */
const TURN = 5;

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
      const to = rowOf(next).entry;
      const turn = spot.name === undefined ? 0 : Math.sign(to - rowOf(spot).y) * TURN;
      const from = rowOf(spot).y + turn;
      if (index === 0) points.push([Math.round(rightOf(spot.layer)), from]);
      if (from !== to) points.push([trackOf(spot.layer, end), from], [trackOf(spot.layer, end), to]);
      if (index === spots.length - 2) points.push([Math.round(lefts[next.layer] ?? 0), to]);
    }
    return { from: link.from, to: link.to, points: link.back ? points.toReversed() : points };
  });
  const bottom = Math.max(0, ...[...rows.values()].map(({ y }) => y + BOX_HEIGHT / 2));
  return { width: Math.max(0, Math.round(x)), height: bottom, boxes, lines };
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
