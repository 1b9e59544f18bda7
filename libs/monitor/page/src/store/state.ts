import { computed, type ReadonlySignal, signal } from "@preact/signals";
import { applyChange, type Change, diffStates } from "../../../src/api/change.ts";
import type { MonitorState, PortView, ServiceView } from "../../../src/api/monitor-state.ts";
import { stale } from "./stale.ts";
import { withStarts } from "./with-starts.ts";
import { withoutNews } from "./without-news.ts";

/** What the API says about now; undefined before its first answer. */
export const live = signal<MonitorState | undefined>(undefined);

/** The map of an older version of the spec, while it is looked at. */
export const older = signal<MonitorState | undefined>(undefined);

/** What is known about now by the last news, in the page's words. */
export const lastKnown = computed(() => live.value && withStarts(live.value));

/** What the page draws: the older map while there is one, else what is known about now: little without news. */
export const shown = computed(
  () => older.value ?? (lastKnown.value && stale.value ? withoutNews(lastKnown.value) : lastKnown.value),
);

/** Whether what is drawn is now: copying and running are off in an older map. */
export const isNow = computed(() => older.value === undefined);

/** Takes a whole state. What is as before keeps its identity, so that a reconnect draws nothing again. */
export function takeState(state: MonitorState): void {
  const before = live.peek();
  live.value = before ? applyChange(before, { ...diffStates(before, state), at: state.at }) : state;
}

/** Takes what differs from the last state; nothing before the first one. */
export function takeChange(change: Change): void {
  const before = live.peek();
  if (before) live.value = applyChange(before, change);
}

/** A signal for each key: it speaks only when its own entry changes, however many there are. */
function keyed<Key, Entry>(read: (state: MonitorState, key: Key) => Entry | undefined) {
  const signals = new Map<Key, ReadonlySignal<Entry | undefined>>();
  return (key: Key): ReadonlySignal<Entry | undefined> => {
    let found = signals.get(key);
    if (!found) {
      found = computed(() => shown.value && read(shown.value, key));
      signals.set(key, found);
    }
    return found;
  };
}

/** The number as it is drawn; undefined for one without row and holder. */
export const portOf = keyed<number, PortView>((state, port) => state.ports[port]);

/** The service as it is drawn; undefined for a name that the spec doesn't have. */
export const serviceOf = keyed<string, ServiceView>((state, name) => state.services[name]);
