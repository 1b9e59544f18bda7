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
export async function startStoppedHolder(root: string, name: string): Promise<StoppedHolder> {
  const berth = [process.execPath, join(root, "node_modules/.bin/berth")];
  const wish = ["service", name, "--range=crowd"];
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

async function findStopped(lock: string): Promise<number> {
  for (;;) {
    const pid = readPid(lock);
    if (pid !== undefined && isStopped(pid)) return pid;
    await sleep(20);
  }
}

function readPid(lock: string): number | undefined {
  try {
    return JSON.parse(readFileSync(lock, "utf8")).pid;
  } catch {
    return undefined;
  }
}

/** Group-stopped, not only for the moment in which strace looks at a call. */
function isStopped(pid: number): boolean {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, "utf8");
    return /\) [Tt] /.test(stat);
  } catch {
    return false;
  }
}
