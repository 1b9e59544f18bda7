import type { CellState, PortView } from "../../../src/api/monitor-state.ts";
import { cellWordOf, wordOf } from "./word-of.ts";

/**
 * What a cell is called for people who don't see it, such as `9010, recording, in wrong hands: stranger, pid 48213 of
 * uid 1001`.
 */
export function cellName(port: number, state: CellState, view: PortView | undefined, isNext: boolean): string {
  const word = isNext && state === "free" ? "free, next" : wordOf(state);
  const whose = state === "wrong-hands" && view?.wrong ? `: ${cellWordOf(state, view.wrong)}` : "";
  const holder = state === "wrong-hands" ? holderOf(view) : undefined;
  const under = view?.row?.shownUnder && `shown under ${view.row.shownUnder}`;
  const next = isNext && state !== "free" ? "next" : undefined;
  return [port, view?.row?.service, word + whose, holder, next, under].filter(Boolean).join(", ");
}

function holderOf(view: PortView | undefined): string | undefined {
  const holder = view?.holders[0];
  if (!holder) return undefined;
  return holder.pid === undefined ? `a process of ${holder.user}` : `pid ${holder.pid} of ${holder.user}`;
}
