import type { PortView } from "../../../src/api/monitor-state.ts";
import { roughDurationOf } from "../words/duration.ts";

/** The line of a cell under the pointer: title of the row, variable, holder, age. "" where nothing is known. */
export function cellTitle(view: PortView | undefined, now: number): string {
  const holder = view?.holders[0];
  const since = view?.since ?? holder?.since;
  const held = holder && `${holder.command ?? "a process"}${holder.pid === undefined ? "" : ` (pid ${holder.pid})`}`;
  const age = since && `for ${roughDurationOf(Math.max(0, now - Date.parse(since)))}`;
  return [view?.row?.title, view?.row?.env, held, age].filter(Boolean).join(", ");
}
