import type { EventStreams } from "./http/event-stream.ts";
import type { MonitorOptions } from "./monitor-options.ts";
import type { Watcher } from "./watcher.ts";

/** What all routes of one monitor share. */
export interface MonitorContext {
  options: MonitorOptions;
  streams: EventStreams;
  watcher: Watcher;
}
