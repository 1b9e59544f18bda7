import type { CellState, PortView, RangeView } from "../../../src/api/monitor-state.ts";
import { Glyph } from "../marks/glyph.tsx";
import { cellState } from "../store/cell-state.ts";
import { portOf, serviceOf } from "../store/state.ts";
import { cellName } from "../words/cell-name.ts";
import { isTrouble } from "../words/is-trouble.ts";
import { cellWordOf, type Shown } from "../words/word-of.ts";
import { FADED, FOCUSED, HOVERED, SELECTED, useCellFlags } from "./cell-flags.ts";
import type { CellSize } from "./cell-size.ts";
import { useArrival } from "./use-arrival.ts";

interface CellProps {
  port: number;
  policy: RangeView["policy"];
  isNext: boolean;
  size: CellSize;
  /** Column in its line, from 0, for the first of a line; the others follow it. */
  column?: number | undefined;
}

/** One number: the slot is the spec, the hull is the machine. Drawn again only when its own entry changes. */
export function Cell({ port, policy, isNext, size, column }: CellProps) {
  const view = portOf(port).value;
  const state = cellState(view, policy);
  const isStarting = state === "not-ready" && serviceOf(view?.row?.service ?? "").value?.action === "starting";
  const drawn = drawnAs(state, isNext);
  const arrival = useArrival(state);
  const name = cellName(port, state, view, isNext);
  const hasWords = size === "named" && !NO_WORDS.has(drawn);
  const flags = useCellFlags(port, policy).value;
  return (
    <td
      // biome-ignore lint/a11y/noNoninteractiveElementToInteractiveRole: a cell of a grid can be opened
      role="gridcell"
      class="cell"
      data-port={port}
      data-state={drawn}
      data-next={(isNext && drawn !== "next") || undefined}
      data-starting={isStarting || undefined}
      data-arrival={isStarting ? undefined : arrival}
      data-faded={(flags & FADED) > 0 || undefined}
      data-hovered={(flags & HOVERED) > 0 || undefined}
      aria-label={hasWords ? undefined : name}
      aria-selected={(flags & SELECTED) > 0}
      tabIndex={flags & FOCUSED ? 0 : -1}
      style={column === undefined ? undefined : { "--at": column }}
    >
      {size === "tile" ? <TileMarks port={port} state={drawn} /> : <Marks port={port} state={drawn} />}
      {hasWords && <Words name={name} view={view} word={isStarting ? "starting" : cellWordOf(drawn, view?.wrong)} />}
    </td>
  );
}

const drawnAs = (state: CellState, isNext: boolean): Shown => (isNext && state === "free" ? "next" : state);

/** A number is wider than two tiles: beside another one it would not be read. */
const isTold = (port: number): boolean => isTrouble(portOf(port).value?.state);

/** A tile is its hull alone; trouble carries its number, so that it reads without a pointer. */
function TileMarks({ port, state }: { port: number; state: Shown }) {
  if (isTrouble(state) && !isTold(port - 1) && !isTold(port - 2)) return <span class="tile-number">{port}</span>;
  return state === "next" ? <Glyph state="next" /> : null;
}

const NO_WORDS: ReadonlySet<Shown> = new Set(["free", "locked"]);

const Marks = ({ port, state }: { port: number; state: Shown }) => (
  <>
    <span class="number" aria-hidden="true">
      {port}
    </span>
    {!NO_WORDS.has(state) && <Glyph state={state} />}
  </>
);

/** What the eye reads in short words; the name says it in full. */
const Words = ({ name, view, word }: { name: string; view: PortView | undefined; word: string }) => (
  <>
    <span class="heard-only">{name}</span>
    <span class="words" aria-hidden="true">
      {view?.row && <span>{view.row.service}</span>}
      <span>{word}</span>
      {view?.row?.shownUnder && <span>↓ {view.row.shownUnder}</span>}
    </span>
  </>
);
