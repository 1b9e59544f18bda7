import { Glyph } from "../marks/glyph.tsx";
import { type Shown, wordOf } from "../words/word-of.ts";

const STATES: readonly Shown[] = [
  "up",
  "not-ready",
  "down",
  "wrong-hands",
  "outside",
  "allocated",
  "reserved",
  "retired",
  "free",
  "next",
];

/** What the shapes mean. Beside a single number it takes the rest of its line. */
export const Legend = ({ isBeside }: { isBeside: boolean }) => (
  <ul class="legend" aria-label="States" data-beside={isBeside || undefined}>
    {STATES.map((state) => (
      <li key={state}>
        <span class="cell sample" data-state={state} />
        {state !== "free" && <Glyph state={state} />}
        {state === "outside" ? "in use outside" : wordOf(state)}
      </li>
    ))}
  </ul>
);
