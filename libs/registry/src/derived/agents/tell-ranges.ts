import { describeRanges, type RangeChoice } from "../../allocate/describe-ranges.ts";
import { binOf } from "../../spec/command-of.ts";
import { groupRows } from "../../spec/group-rows.ts";
import { rangeFinder } from "../../spec/range-finder.ts";
import type { PortRow, Spec } from "../../spec/spec.ts";
import { escapeMarkdown, renderTable } from "../../text/markdown.ts";
import { markRows } from "./rows-for-agents.ts";

const MAX_BYTES = 1500;

/**
 * The ranges with counts, for a spec that has too many rows to list them: as many ranges as fit, those with free ports
 * first, and the commands that answer the rest.
 */
export function tellRanges(spec: Spec, live: readonly PortRow[]): string[] {
  const findRange = rangeFinder(spec);
  const rowsByRange = groupRows(live, ({ port }) => findRange(port)?.id);
  const rows = describeRanges(spec).map((range) => [
    range.id,
    range.span,
    escapeMarkdown(range.purpose),
    String(rowsByRange.get(range.id)?.length ?? 0),
    tellFree(range),
  ]);
  const lines = renderTable(["Range", "Ports", "Purpose", "Used", "Free"], rows);
  let bytes = 0;
  const cut = lines.findIndex((line) => {
    bytes += Buffer.byteLength(line);
    return bytes > MAX_BYTES;
  });
  const left = cut < 0 ? 0 : lines.length - cut;
  return [
    ...lines.slice(0, lines.length - left),
    "",
    ...(left > 0 ? [`${left} more ${left === 1 ? "range" : "ranges"}: \`${binOf(spec)} list\`.`] : []),
    `${live.length} ports are assigned. Ask for one with \`${binOf(spec)} who <port>\`, for all with ` +
      `\`${binOf(spec)} list\`.`,
    markRows(live),
  ];
}

/** What an agent that chooses a range needs to know of it. */
export const tellFree = ({ free, next, policy }: RangeChoice): string =>
  policy !== "open" ? policy : next === undefined ? "full" : `${free}, next ${next}`;
