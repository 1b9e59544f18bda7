import type { CellState, MonitorState } from "../../../src/api/monitor-state.ts";
import { mapValues } from "./map-values.ts";

/** What a service and its numbers may be in while it starts. */
const STARTS: ReadonlySet<CellState> = new Set(["down", "not-ready", "allocated"]);

/** The state with what starts as not ready, in every place that draws or counts it. The same where nothing starts. */
export function withStarts(state: MonitorState): MonitorState {
  const isStarting = (name: string | undefined) => state.services[name ?? ""]?.action === "starting";
  if (!Object.keys(state.services).some(isStarting)) return state;
  return {
    ...state,
    ports: mapValues(state.ports, (view) =>
      isStarting(view.row?.service) && STARTS.has(view.state)
        ? { ...view, state: "not-ready", reason: "starting" }
        : view,
    ),
    services: mapValues(state.services, (service) =>
      isStarting(service.name) && STARTS.has(service.state) ? { ...service, state: "not-ready" } : service,
    ),
  };
}
