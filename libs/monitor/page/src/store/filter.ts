import { computed, signal } from "@preact/signals";
import type { CellState, MonitorState, PortView } from "../../../src/api/monitor-state.ts";
import { shown } from "./state.ts";

/** The state whose count is pressed: map and table show only it. */
export const filter = signal<CellState | undefined>(undefined);

/** The text in the search field. */
export const search = signal("");

/** Numbers that the search finds, ascending; undefined while nothing is searched. Free numbers match by number. */
export const found = computed(() => {
  const wanted = search.value.trim().toLowerCase();
  return wanted && shown.value ? findNumbers(shown.value, wanted) : undefined;
});

/** Whether the number passes the search and the filter. `state` is what its cell shows. */
export const isShown = (port: number, state: CellState): boolean =>
  (filter.value === undefined || filter.value === state) && (found.value?.has(port) ?? true);

function findNumbers(state: MonitorState, wanted: string): ReadonlySet<number> {
  const numbers = new Set<number>();
  for (const { from, to } of state.ranges) {
    for (let port = from; port <= to; port += 1) if (matches(port, state.ports[port], wanted)) numbers.add(port);
  }
  for (const view of Object.values(state.ports)) if (matches(view.port, view, wanted)) numbers.add(view.port);
  return numbers;
}

/** Number, service, title, variable, owner, purpose, process. */
function matches(port: number, view: PortView | undefined, wanted: string): boolean {
  const row = view?.row;
  const texts = [
    row?.service,
    row?.title,
    row?.env,
    row?.owner,
    row?.purpose,
    ...(view?.holders ?? []).flatMap(textsOf),
  ];
  return String(port).includes(wanted) || texts.some((text) => text?.toLowerCase().includes(wanted));
}

const textsOf = (holder: PortView["holders"][number]) => [holder.command, holder.service, String(holder.pid ?? "")];
