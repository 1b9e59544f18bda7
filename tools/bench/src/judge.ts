import type { Figures } from "./measure.ts";
import type { Row } from "./row.ts";

/** The figure with the middle 80 % of its rounds: `1.17 (0.91 to 1.21 of 15)`. */
export function renderFigure({ figure, unit = "ms" }: Row, { high, low, middle, rounds }: Figures): string {
  const show = figure === "ratio" ? (value: number) => value.toFixed(2) : readable;
  const sign = figure === "difference" && middle > 0 ? "+" : "";
  const suffix = figure === "ratio" || unit === "" ? "" : ` ${unit}`;
  const spread = rounds > 1 ? ` (${show(low)} to ${show(high)} of ${rounds})` : "";
  return `${sign}${show(middle)}${suffix}${spread}`;
}

/** What both sides took in the middle: `410 and 350 ms`; empty where there is one side only. */
export function renderMedians({ unit = "ms" }: Row, { ours, theirs }: Figures): string {
  return theirs === undefined ? "" : `${readable(ours)} and ${readable(theirs)} ${unit}`.trimEnd();
}

/** The bound in words; empty where there is none. */
export function renderBound({ figure, least, most, unit = "ms" }: Row): string {
  const suffix = figure === "ratio" || unit === "" ? "" : ` ${unit}`;
  if (most !== undefined) return `at most ${most}${suffix}`;
  return least === undefined ? "" : `at least ${least}${suffix}`;
}

/** Whether a figure keeps to the bound of its row; empty where there is none. */
export function renderVerdict({ least = -Infinity, most = Infinity }: Row, { middle }: Figures): string {
  if (least === -Infinity && most === Infinity) return "";
  return middle >= least && middle <= most ? "holds" : "MISSED";
}

/** Three digits, and all that stand before the point. */
const readable = (value: number): string => (value >= 100 ? value.toFixed(0) : Number(value.toPrecision(3)).toString());
