import { computed } from "@preact/signals";
import type { MonitorState, PortView } from "../../../src/api/monitor-state.ts";
import { TROUBLES } from "./counts.ts";
import { live } from "./state.ts";

/** Numbers in trouble now: wrong hands first, then down, then not ready; by number in each. */
export const troubles = computed(() => (live.value ? troublesOf(live.value) : []));

export const troublesOf = (state: MonitorState): PortView[] =>
  TROUBLES.flatMap((trouble) => Object.values(state.ports).filter((view) => view.state === trouble));
