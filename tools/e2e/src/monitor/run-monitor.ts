import { setTimeout as sleep } from "node:timers/promises";
import { killTree } from "../kill-tree.ts";
import { freePort, get } from "../loopback.ts";
import { start } from "../run.ts";
import { BERTH } from "../workspace.ts";

/** How long a monitor may take to answer on a busy machine; a bound, not an expectation. */
const PATIENCE_MS = 60_000;

export interface RunningMonitor {
  port: number;
  /** Where its page is. */
  url: string;
  pid: number;
  /** Ends it and all that it started. */
  stop(): Promise<void>;
}

/**
 * Runs `berth monitor` in a folder until it answers; on a free number unless one is given.
 * @throws with its output where it ends before that.
 */
export async function runMonitor(root: string, port?: number): Promise<RunningMonitor> {
  const number = port ?? (await freePort());
  const { child, done } = start(process.execPath, [BERTH, "monitor", `--port=${number}`], {
    cwd: root,
    detached: true,
    limit: 600_000,
  });
  const stop = async () => {
    killTree(child);
    await done;
  };
  const deadline = performance.now() + PATIENCE_MS;
  while (!(await answers(number))) {
    if (child.exitCode === null && child.signalCode === null && performance.now() < deadline) {
      await sleep(50);
      continue;
    }
    await stop();
    const { stderr, stdout } = await done;
    throw new Error(`berth monitor doesn't answer on ${number}:\n${stdout}${stderr}`);
  }
  return { port: number, url: `http://127.0.0.1:${number}/`, pid: child.pid ?? -1, stop };
}

async function answers(port: number): Promise<boolean> {
  try {
    return (await get(port, "/api/monitor/state")).status === 200;
  } catch {
    return false;
  }
}
