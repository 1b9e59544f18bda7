/** How a cell is drawn: with its name, with its number and glyph, or as a tile. */
export type CellSize = "named" | "number" | "tile";

export interface Grain {
  size: CellSize;
  columns: number;
}

/** The room that the map has, in pixels: `width` of one line of cells, `height` of the window. */
export interface Room {
  width: number;
  height: number;
  /** Pixels of the unit that all sizes are relative to. */
  unit: number;
}

/** Below this height of the map the window doesn't make cells smaller: names are worth a bit of scrolling. */
const SMALL_MAP = 540;
const SHARE = 0.6;

const SMALLEST: Grain = { size: "tile", columns: 10 };

const LINE: Record<CellSize, number> = { named: 83, number: 60, tile: 32 };

/** What each size needs for a column, and how many columns a line has at most. */
const GRAINS: { size: CellSize; columns: number; column: number }[] = [
  { size: "named", columns: 10, column: 74 },
  { size: "number", columns: 20, column: 37 },
  { size: "number", columns: 10, column: 30 },
  { size: "tile", columns: 50, column: 13 },
  { size: "tile", columns: 20, column: 13 },
];

/** The largest cells with which the map fits 60 % of the window; the smallest that fit its width where none does. */
export function chooseGrain(ranges: readonly { from: number; to: number }[], { width, height, unit }: Room): Grain {
  const most = Math.max(height * SHARE, SMALL_MAP * unit);
  const possible = GRAINS.filter(({ columns, column }) => columns * column * unit <= width);
  const fits = ({ size, columns }: Grain) => linesIn(ranges, columns) * LINE[size] * unit <= most;
  const { size, columns } = possible.find(fits) ?? possible.find((grain) => grain.size === "tile") ?? SMALLEST;
  return { size, columns };
}

const linesIn = (ranges: readonly { from: number; to: number }[], columns: number): number =>
  ranges.reduce((sum, { from, to }) => sum + Math.floor(to / columns) - Math.floor(from / columns) + 1, 0);
