import type { CellState, PortView, RangeView } from "../../../src/api/monitor-state.ts";

/** The state of a number of a range that the spec or the machine may have nothing about. */
export const cellState = (view: PortView | undefined, policy: RangeView["policy"]): CellState =>
  view?.state ?? (policy === "locked" ? "locked" : "free");
