import type { RangeView } from "../../../src/api/monitor-state.ts";
import { Glyph } from "../marks/glyph.tsx";
import { spanOf } from "../words/span.ts";
import { foldRange } from "./folded-ranges.ts";

interface RangeLabelProps {
  range: RangeView;
  free: number;
  isFolded: boolean;
}

/** Name, span, and what is free or why nothing is handed out. A click folds the range, as the key `f` does. */
export const RangeLabel = ({ range, free, isFolded }: RangeLabelProps) => (
  <th scope="row" class="range-label" title={range.purpose}>
    <button type="button" class="name" tabIndex={-1} aria-expanded={!isFolded} onClick={() => foldRange(range.id)}>
      {range.id}
    </button>
    <span class="mono second">{spanOf(range)}</span>
    <span class="detail third">
      {range.policy === "locked" && <Glyph state="locked" />}
      {range.policy === "open" ? roomOf(free) : range.policy}
    </span>
  </th>
);

const roomOf = (free: number): string => (free === 0 ? "full" : `${free} free`);
