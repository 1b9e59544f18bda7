import { effect } from "@preact/signals";
import type { MonitorState } from "../../../src/api/monitor-state.ts";
import { cellName } from "../words/cell-name.ts";
import { wordOf } from "../words/word-of.ts";
import { announce } from "./announce.ts";
import { live } from "./state.ts";
import { troublesOf } from "./troubles.ts";

/** Says each trouble that comes or goes. What is there at first stands in the counts and is not said. */
export function announceTroubles(): void {
  let before: MonitorState | undefined;
  effect(() => {
    const state = live.value;
    if (before && state) for (const sentence of newsBetween(before, state)) announce(sentence);
    before = state;
  });
}

/** One sentence for each number whose trouble came, changed or went. */
export function newsBetween(before: MonitorState, after: MonitorState): string[] {
  if (before.ports === after.ports) return [];
  const came = troublesOf(after).filter(({ port, state }) => before.ports[port]?.state !== state);
  const went = troublesOf(before).filter(({ port }) => !troublesOf(after).some((view) => view.port === port));
  return [
    ...came.map((view) => cellName(view.port, view.state, view, false)),
    ...went.map(({ port, row }) => {
      const now = after.ports[port]?.state ?? "free";
      return [port, row?.service, `${wordOf(now)} again`].filter(Boolean).join(", ");
    }),
  ];
}
