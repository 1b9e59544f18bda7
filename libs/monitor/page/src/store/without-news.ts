import type { CellState, MonitorState, PortView, ServiceView } from "../../../src/api/monitor-state.ts";
import { mapValues } from "./map-values.ts";

/** What the machine says about a number; what the spec says holds without news. */
const LIVE: ReadonlySet<CellState> = new Set(["up", "not-ready", "down", "wrong-hands", "outside", "absent"]);

/**
 * The state once the connection is lost for too long: unknown is not up, who held a number may be gone, and nothing can
 * be started or stopped.
 */
export const withoutNews = (state: MonitorState): MonitorState => ({
  ...state,
  ports: mapValues(state.ports, portWithoutNews),
  services: mapValues(state.services, serviceWithoutNews),
});

function portWithoutNews(view: PortView): PortView {
  if (!LIVE.has(view.state)) return view;
  const { since: _, wrong: __, ...rest } = view;
  return { ...rest, state: "unknown", reason: "", holders: [] };
}

function serviceWithoutNews(service: ServiceView): ServiceView {
  const { since: _, action: __, ...rest } = service;
  const known = { ...rest, latency: {}, canStart: false, canStop: false };
  return LIVE.has(service.state) ? { ...known, state: "unknown", reason: "" } : known;
}
