import type { LaidLink, Layers } from "./layer-nodes.ts";

/** What takes a place in a column: a box, or a line on its way past it. */
export interface Spot {
  key: string;
  layer: number;
  /** Undefined for a line on its way. */
  name?: string;
}

export interface Route {
  link: LaidLink;
  /** Lines to the same end share their way: they differ in nothing. */
  end: string;
  /** From the left box to the right one. */
  spots: Spot[];
}

export interface OrderedLayers {
  columns: Spot[][];
  routes: Route[];
}

const SWEEPS = 4;

/** The order in each column that crosses few lines: each spot near the middle of those that it is linked with. */
export function orderLayers({ layerOf, links }: Layers, names: readonly string[]): OrderedLayers {
  const spots = new Map<string, Spot>();
  const spot = (key: string, layer: number, name?: string): Spot => {
    const found = spots.get(key) ?? { key, layer, ...(name !== undefined && { name }) };
    spots.set(key, found);
    return found;
  };
  for (const name of names) {
    const layer = layerOf.get(name);
    if (layer !== undefined) spot(name, layer, name);
  }
  const routes = links.map((link): Route => {
    const [first, last] = [layerOf.get(link.left) ?? 0, layerOf.get(link.right) ?? 0];
    const end = `${link.to}\n${link.back ? "back" : ""}`;
    const between = Array.from({ length: last - first - 1 }, (_, step) => first + step + 1);
    const way = between.map((layer) => spot(`${end}\n${layer}`, layer));
    return { link, end, spots: [spot(link.left, first, link.left), ...way, spot(link.right, last, link.right)] };
  });
  const columns: Spot[][] = [];
  for (const each of spots.values()) {
    columns[each.layer] ??= [];
    columns[each.layer]?.push(each);
  }
  sweep(columns, routes);
  return { columns, routes };
}

function sweep(columns: Spot[][], routes: readonly Route[]): void {
  const before = new Map<string, Spot[]>();
  const after = new Map<string, Spot[]>();
  const note = (map: Map<string, Spot[]>, key: string, other: Spot) => map.set(key, [...(map.get(key) ?? []), other]);
  for (const { spots } of routes) {
    for (const [index, right] of spots.entries()) {
      const left = spots[index - 1];
      if (!left) continue;
      note(before, right.key, left);
      note(after, left.key, right);
    }
  }
  for (let turn = 0; turn < SWEEPS; turn++) {
    const forth = turn % 2 === 0;
    const places = new Map(columns.flatMap((column) => column.map(({ key }, index) => [key, index] as const)));
    for (const column of forth ? columns : columns.toReversed()) {
      const middles = new Map(column.map(({ key }, index) => [key, middle((forth ? before : after).get(key), index)]));
      column.sort((one, other) => (middles.get(one.key) ?? 0) - (middles.get(other.key) ?? 0));
      for (const [index, { key }] of column.entries()) places.set(key, index);
    }
    function middle(linked: Spot[] | undefined, own: number): number {
      if (!linked?.length) return own;
      return linked.reduce((sum, { key }) => sum + (places.get(key) ?? 0), 0) / linked.length;
    }
  }
}
