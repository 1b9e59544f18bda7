export type * from "./api/monitor-state.ts";
