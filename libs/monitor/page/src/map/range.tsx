import type { RangeView } from "../../../src/api/monitor-state.ts";
import { portOf } from "../store/state.ts";
import { TROUBLES } from "../words/is-trouble.ts";
import { wordOf } from "../words/word-of.ts";
import { Cell } from "./cell.tsx";
import type { Grain } from "./cell-size.ts";
import { FoldedLine } from "./folded-line.tsx";
import { foldedRanges } from "./folded-ranges.ts";
import { columnOf, type MapLine } from "./lines.ts";
import { RangeLabel } from "./range-label.tsx";
import type { RangeLines } from "./range-lines.ts";

interface RangeProps {
  laid: RangeLines;
  grain: Grain;
}

/** A quay: its label, and its numbers in lines. */
export function Range({ laid, grain }: RangeProps) {
  const { range, lines, free, isLow } = laid;
  const isFolded = foldedRanges.value.has(range.id);
  return (
    <tbody class="range" data-low={isLow || isFolded || undefined} data-single={range.from === range.to || undefined}>
      {(isFolded ? lines.slice(0, 1) : lines).map((line, at) => (
        <tr class="line" key={line.from} data-kind={isFolded ? "folded" : line.kind}>
          {at === 0 && <RangeLabel range={range} free={free} isFolded={isFolded} />}
          {isFolded ? (
            <FoldedLine from={range.from} to={range.to} words={`${free} free`} troubles={troublesIn(range)} />
          ) : (
            <LineCells line={line} range={range} grain={grain} />
          )}
        </tr>
      ))}
    </tbody>
  );
}

function LineCells({ line, range, grain }: { line: MapLine; range: RangeView; grain: Grain }) {
  const { from, to } = line;
  const count = to - from + 1;
  if (line.kind === "folded") return <FoldedLine from={from} to={to} words={`${count} ${wordOf(line.state)}`} />;
  return Array.from({ length: count }, (_, at) => (
    <Cell
      key={from + at}
      port={from + at}
      policy={range.policy}
      isNext={range.next === from + at}
      size={grain.size}
      column={at === 0 ? columnOf(line, range, grain.columns) : undefined}
    />
  ));
}

/** `1 in wrong hands, 2 down`; "" where nothing is wrong. */
function troublesIn({ from, to }: RangeView): string {
  const states = Array.from({ length: to - from + 1 }, (_, at) => portOf(from + at).value?.state);
  return TROUBLES.map((trouble) => ({ trouble, count: states.filter((state) => state === trouble).length }))
    .filter(({ count }) => count > 0)
    .map(({ trouble, count }) => `${count} ${wordOf(trouble)}`)
    .join(", ");
}
