export type * from "./api/monitor-state.ts";
export { monitor } from "./monitor.ts";
export type { MonitorOptions } from "./monitor-options.ts";
