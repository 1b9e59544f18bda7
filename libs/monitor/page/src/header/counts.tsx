import type { CellState } from "../../../src/api/monitor-state.ts";
import { Glyph } from "../marks/glyph.tsx";
import { counts } from "../store/counts.ts";
import { filter, found, search } from "../store/filter.ts";
import { stale } from "../store/stale.ts";
import { countOf } from "../words/count-words.ts";
import { isTrouble, TROUBLES } from "../words/is-trouble.ts";
import { wordOf } from "../words/word-of.ts";
import "./counts.css";

const USED: readonly CellState[] = ["unknown", "up", "outside", "absent", "allocated", "reserved", "retired"];
const OPEN: readonly CellState[] = ["free", "locked"];

/** How many numbers are in which state: disjoint, so that they sum up. Each count filters map and table. */
export function Counts() {
  const all = counts.value;
  if (!all || all.ranges === 0) return null;
  // Without news it is unknown whether all is quiet.
  const calm = all.troubles === 0 && !stale.value;
  const troubles = calm ? (["wrong-hands"] as const) : TROUBLES;
  const groups = all.troubles === 0 && !calm && !isTrouble(filter.value) ? [USED, OPEN] : [troubles, USED, OPEN];
  return (
    <section class="counts" aria-labelledby="counts-title">
      <h2 id="counts-title" class="heard-only">
        Counts
      </h2>
      {groups.map((states) => (
        <fieldset class="count-group" key={states[0]} aria-label={LABELS[states[0] ?? "up"]}>
          {states.map((state) => (
            <Count
              key={state}
              state={state}
              count={all.byState.get(state) ?? 0}
              isKept={calm && state === "wrong-hands"}
            />
          ))}
          {calm && states.includes("wrong-hands") && <span class="all-quiet">all quiet</span>}
        </fieldset>
      ))}
      <p class="count-sum third">
        {countOf(all.numbers, "number")}, {countOf(all.ranges, "range")}, {countOf(all.rows, "row")}
      </p>
      <NoMatch />
    </section>
  );
}

const LABELS: Partial<Record<CellState, string>> = {
  "wrong-hands": "Trouble",
  unknown: "Used or promised",
  free: "Free and locked",
};

interface CountProps {
  state: CellState;
  count: number;
  /** Stands there also as a zero. */
  isKept: boolean;
}

function Count({ state, count, isKept }: CountProps) {
  const isPressed = filter.value === state;
  if (count === 0 && !isKept && !isPressed) return null;
  return (
    <button
      type="button"
      class="count"
      data-trouble={(isTrouble(state) && count > 0) || undefined}
      aria-pressed={isPressed}
      onClick={() => {
        filter.value = isPressed ? undefined : state;
      }}
    >
      <Glyph state={state} />
      <span class="title">{count}</span> <span class="count-word">{wordOf(state)}</span>
    </button>
  );
}

function NoMatch() {
  if (found.value === undefined || found.value.size > 0) return null;
  return (
    <p class="no-match">
      Nothing is “{search.value.trim()}”.{" "}
      <button
        type="button"
        class="framed"
        onClick={() => {
          search.value = "";
        }}
      >
        Clear
      </button>
    </p>
  );
}
