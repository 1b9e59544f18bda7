import { useRef } from "preact/hooks";
import type { CellState } from "../../../src/api/monitor-state.ts";
import { isTrouble } from "../words/is-trouble.ts";

/** How a cell shows that its state changed: a hull comes in, or trouble is marked once. */
export type Arrival = "hull" | "trouble" | undefined;

/** What the last change of the state brought; undefined while it is as it was at first. */
export function useArrival(state: CellState): Arrival {
  const last = useRef<{ state: CellState; arrival: Arrival }>({ state, arrival: undefined });
  if (last.current.state !== state) {
    const isNews = last.current.state !== "unknown" && state !== "unknown";
    last.current = { state, arrival: isNews ? arrivalOf(state) : undefined };
  }
  return last.current.arrival;
}

const HULLS: ReadonlySet<CellState> = new Set(["up", "outside", "absent"]);

function arrivalOf(state: CellState): Arrival {
  if (isTrouble(state)) return "trouble";
  return HULLS.has(state) ? "hull" : undefined;
}
