export type * from "./api/monitor-state.ts";
export { findRoot } from "./find-root.ts";
export { monitor } from "./monitor.ts";
export type { MonitorOptions } from "./monitor-options.ts";
