import { readFileSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { type Ended, start } from "../run.ts";

/** A run that stands still while it holds the lock of a workspace. */
export interface StoppedHolder {
  pid: number;
  /** Ends it, if it hasn't ended yet. */
  kill(): void;
  done: Promise<Ended>;
}

/** Starts `berth service <name>` and has strace stop it at its first rename, in the middle of its work. */
export async function startStoppedHolder(root: string, name: string, range = "crowd"): Promise<StoppedHolder> {
  const berth = [process.execPath, join(root, "node_modules/.bin/berth")];
  const wish = ["service", name, `--range=${range}`];
  const strace = ["-o", "/dev/null", "-e", "inject=rename:signal=STOP:when=1"];
  const { done } = start("strace", [...strace, ...berth, ...wish], { cwd: root });
  const ended = done.then(({ stderr }) => {
    throw new Error(`it ended before it was stopped: ${stderr}`);
  });
  const pid = await Promise.race([ended, findStopped(join(root, ".git/berth/lock"))]);
  let running = true;
  const settled = done.finally(() => {
    running = false;
  });
  const kill = () => {
    if (running) process.kill(pid, "SIGKILL");
  };
  return { pid, kill, done: settled };
}

/** Waits until the process that the lock's note names stands still, and returns its number. */
export async function findStopped(lock: string): Promise<number> {
  for (;;) {
    const pid = readPid(lock);
    const before = pid === undefined ? undefined : readStop(pid);
    await sleep(50);
    // strace stops a process for a moment at every call. One that was not scheduled since stands still for good.
    if (pid !== undefined && before !== undefined && readStop(pid) === before) return pid;
  }
}

function readPid(lock: string): number | undefined {
  try {
    return JSON.parse(readFileSync(lock, "utf8")).pid;
  } catch {
    return undefined;
  }
}

/** How often a stopped process was scheduled so far, as the kernel says it; undefined for one that runs. */
function readStop(pid: number): string | undefined {
  try {
    const status = readFileSync(`/proc/${pid}/status`, "utf8");
    if (!/^State:\t[Tt]/m.test(status)) return undefined;
    return status.match(/^(?:non)?voluntary_ctxt_switches:.*$/gm)?.join();
  } catch {
    return undefined;
  }
}
