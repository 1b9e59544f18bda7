import { afterAll, beforeAll } from "vitest";
import { endProcessesIn } from "./end-processes-in.ts";
import { type MonitorWorkspace, makeMonitorWorkspace } from "./monitor-workspace.ts";
import { type RunningMonitor, runMonitor } from "./run-monitor.ts";

/** A workspace with its monitor, for all tests of a file. Filled in before the first of them. */
export interface Monitored {
  workspace: MonitorWorkspace;
  monitor: RunningMonitor;
}

/** Makes a workspace and runs its monitor; both are gone after the last test. To be called in a `describe`. */
export function useMonitor(options: { installed: boolean }): Monitored {
  const monitored = {} as Monitored;
  beforeAll(async () => {
    monitored.workspace = await makeMonitorWorkspace(options);
    monitored.monitor = await runMonitor(monitored.workspace.root);
  });
  afterAll(async () => {
    await monitored.monitor?.stop();
    if (!monitored.workspace) return;
    endProcessesIn(monitored.workspace.root);
    monitored.workspace.remove();
  });
  return monitored;
}
