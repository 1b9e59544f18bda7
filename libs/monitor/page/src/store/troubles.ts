import { computed } from "@preact/signals";
import type { MonitorState, PortView } from "../../../src/api/monitor-state.ts";
import { TROUBLES } from "./counts.ts";
import { lastKnown } from "./state.ts";

/** Numbers in trouble now: wrong hands first, then down, then not ready; by number in each. */
export const troubles = computed(() => (lastKnown.value ? troublesOf(lastKnown.value) : []));

export const troublesOf = (state: MonitorState): PortView[] =>
  TROUBLES.flatMap((trouble) => Object.values(state.ports).filter((view) => view.state === trouble));
