import { spawn } from "node:child_process";
import { existsSync, readFileSync, rmSync } from "node:fs";
import { type Ended, environment } from "../run.ts";
import type { Call } from "./call.ts";
import type { Command } from "./command.ts";
import { readCalls, TRACED, wentAstray } from "./read-calls.ts";

const LIMIT_MS = 120_000;
const LOOK_MS = 100;
let logs = 0;

/**
 * Runs a command under strace and tells which calls touched its workspace. Without -f strace sees the main thread
 * alone, and counts its calls alone; `listCalls` shows that it makes all that matter.
 */
export async function trace(
  command: Command,
  options: readonly string[] = [],
): Promise<{ ended: Ended; calls: Call[] }> {
  const log = `${command.cwd}.${process.pid}.${logs++}.strace`;
  // -y: descriptors with their paths. -s 0: what is written doesn't matter, and it may look like a path.
  const fixed = ["-o", log, "-y", "-s", "0", "-e", "signal=none", "-e", `trace=${TRACED}`];
  const ended = await runWatched([...fixed, ...options], command, log);
  const calls = readCalls(existsSync(log) ? readFileSync(log, "utf8") : "", command.cwd);
  rmSync(log, { force: true });
  return { ended, calls };
}

/**
 * An error that went astray may hit a pipe inside libuv, which then waits for ever: such a run is of no use and is
 * ended. Only strace killed alone would leave its child behind, hence a process group.
 */
function runWatched(options: string[], { args, cwd, env, file }: Command, log: string) {
  return new Promise<Ended>((resolve, reject) => {
    const child = spawn("strace", [...options, file, ...args], {
      cwd,
      env: environment(env),
      stdio: ["ignore", "pipe", "pipe"],
      detached: true,
    });
    const end = () => {
      if (child.pid !== undefined && child.exitCode === null) process.kill(-child.pid, "SIGKILL");
    };
    const look = setInterval(() => {
      if (existsSync(log) && wentAstray(readFileSync(log, "utf8"), cwd)) end();
    }, LOOK_MS);
    const limit = setTimeout(end, LIMIT_MS);
    let stdout = "";
    let stderr = "";
    child.stdout.setEncoding("utf8").on("data", (text) => (stdout += text));
    child.stderr.setEncoding("utf8").on("data", (text) => (stderr += text));
    child.on("error", reject);
    child.on("close", (status, signal) => {
      clearInterval(look);
      clearTimeout(limit);
      resolve({ status, signal, stdout, stderr });
    });
  });
}
