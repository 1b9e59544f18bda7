import { computed } from "@preact/signals";
import type { MonitorState, PortView } from "../../../src/api/monitor-state.ts";
import { TROUBLES } from "../words/is-trouble.ts";
import { lastKnown, shown } from "./state.ts";

/** Numbers in trouble now, by the last news, whatever is drawn. */
export const troubles = computed(() => (lastKnown.value ? troublesOf(lastKnown.value) : []));

/** Numbers that are drawn as in trouble: none without news. */
export const shownTroubles = computed(() => (shown.value ? troublesOf(shown.value) : []));

/** Wrong hands first, then down, then not ready; by number in each. */
export const troublesOf = (state: MonitorState): PortView[] =>
  TROUBLES.flatMap((trouble) => Object.values(state.ports).filter((view) => view.state === trouble));
