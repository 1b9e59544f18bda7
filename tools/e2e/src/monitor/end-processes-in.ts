import { readdirSync, readlinkSync, realpathSync } from "node:fs";
import { sep } from "node:path";

/**
 * Ends what still runs in a folder of a test: a service that was started from the page outlives its monitor, and is
 * no child of the test. Linux only; elsewhere it does nothing.
 */
export function endProcessesIn(folder: string): void {
  const root = realpathSync(folder);
  for (const pid of listPids()) {
    try {
      const from = readlinkSync(`/proc/${pid}/cwd`);
      if (from === root || from.startsWith(root + sep)) process.kill(pid, "SIGKILL");
    } catch {
      // It has ended meanwhile, or is another user's.
    }
  }
}

function listPids(): number[] {
  try {
    return readdirSync("/proc").flatMap((name) => (/^\d+$/.test(name) ? [Number(name)] : []));
  } catch {
    return [];
  }
}
