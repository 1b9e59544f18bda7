import type { CellState, PortView, RangeView } from "../../../src/api/monitor-state.ts";

/** What the machine says about a number: unknown once the connection is lost for too long. */
const LIVE: ReadonlySet<CellState> = new Set(["up", "not-ready", "down", "wrong-hands", "outside", "absent"]);

/** The state of a number of a range that the spec or the machine may have nothing about. */
export const cellState = (view: PortView | undefined, policy: RangeView["policy"]): CellState =>
  view?.state ?? (policy === "locked" ? "locked" : "free");

/** The same without a connection: unknown is not up. */
export const withoutNews = (state: CellState): CellState => (LIVE.has(state) ? "unknown" : state);
