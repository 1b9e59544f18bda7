import { rangeFinder } from "../spec/range-finder.ts";
import { type PortRange, type PortRow, rangeOf, type Spec, spanOf } from "../spec/spec.ts";
import { escapeMarkdown, renderTable } from "../text/markdown.ts";

/**
 * The chapter of spec/PORTS.md on why ports are where they are: which range they are in and why they fit, which others
 * they keep clear of, and which they had before. Empty where no row says anything of that.
 */
export function renderPlacements(spec: Spec): string[] {
  const live = spec.ports.filter((row) => row.status !== "retired");
  const placed = live.filter((row) => row.rationale ?? row.previous ?? row.image);
  if (placed.length === 0) return [];
  const findRange = rangeFinder(spec);
  const used = new Set(placed.map((row) => findRange(row.port)));
  const ranges = spec.ranges.filter((range) => used.has(range));
  const rows = placed.map((row) => [
    `**${row.port}**`,
    escapeMarkdown(row.title),
    rangeCell(findRange(row.port)),
    escapeMarkdown(row.rationale ?? ""),
  ]);
  return [
    "## Compliance with the ranges",
    "",
    ...renderTable(["Port", "Service", "Range", "Rationale"], rows),
    "",
    ...ranges.flatMap((range) => [...describeClearance(spec, range), ""]),
    ...renderPrevious(spec, live),
  ].slice(0, -1);
}

/** How many other ranges are listed one by one. */
const MAX_OTHERS = 30;

/** True of every sound spec: no two of its ranges overlap. */
function describeClearance(spec: Spec, range: PortRange): string[] {
  const others = spec.ranges.filter((other) => other !== range);
  if (others.length === 0) return [`${spanOf(range)} is the only range.`];
  if (others.length > MAX_OTHERS)
    return [`A port in ${rangeCell(range)} keeps clear of the ${others.length} other ranges.`];
  return [`A port in ${rangeCell(range)} keeps clear of:`, "", ...others.map((other) => `- ${rangeCell(other)}`)];
}

function renderPrevious(spec: Spec, live: readonly PortRow[]): string[] {
  const rows = live
    .flatMap((row) => (row.previous ?? []).map((was) => ({ row, was })))
    .sort((a, b) => a.was.port - b.was.port)
    .map(({ row, was }) => [
      String(was.port),
      escapeMarkdown(row.title),
      rangeCell(rangeOf(spec, was.port)),
      escapeMarkdown(was.reason),
      `Moved to **${row.port}** in ${rangeCell(rangeOf(spec, row.port))}`,
    ]);
  if (rows.length === 0) return [];
  const head = ["Port", "Service", "Range of the port", "Issue", "Resolution"];
  return ["### Previous ports", "", ...renderTable(head, rows), ""];
}

const rangeCell = (range: PortRange | undefined): string =>
  range ? `${spanOf(range)} (${escapeMarkdown(range.purpose)})` : "none";
