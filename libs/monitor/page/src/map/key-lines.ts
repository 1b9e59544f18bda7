import { foldedRanges } from "./folded-ranges.ts";
import { columnOf } from "./lines.ts";
import type { KeyLine } from "./move.ts";
import { rangeLines } from "./range-lines.ts";
import { grain } from "./room.ts";

/** The lines of the map as the keys walk through them: what is folded is one number, its first. */
export function keyLines(): KeyLine[] {
  return rangeLines.value.flatMap(({ range, lines }) => {
    if (foldedRanges.value.has(range.id)) return [{ quay: range.id, ports: [range.from], column: 0 }];
    return lines.map(({ kind, from, to }) => ({
      quay: range.id,
      ports: kind === "folded" ? [from] : Array.from({ length: to - from + 1 }, (_, at) => from + at),
      column: columnOf({ from, to }, range, grain.value.columns),
    }));
  });
}
