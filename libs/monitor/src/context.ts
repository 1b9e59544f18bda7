import type { ServiceActions } from "./actions/service-actions.ts";
import type { EventStreams } from "./http/event-stream.ts";
import type { MonitorOptions } from "./monitor-options.ts";
import type { Watcher } from "./watcher.ts";

/** What all routes of one monitor share. */
export interface MonitorContext {
  options: MonitorOptions;
  streams: EventStreams;
  watcher: Watcher;
  /** Undefined where there is no workspace. */
  actions: ServiceActions | undefined;
}
