import { spawnSync } from "node:child_process";
import { readFileSync, rmSync } from "node:fs";
import { type Ended, run } from "../run.ts";
import type { Call } from "./call.ts";
import type { Command } from "./command.ts";
import { readCalls, TRACED } from "./read-calls.ts";

/** Why nothing can be struck here, for `test.skipIf`; empty if it can. */
export const straceMissing =
  spawnSync("strace", ["-V"]).status === 0
    ? ""
    : "strace is not installed (apt-get install strace)";

let logs = 0;

/**
 * Runs a command under strace and tells which calls touched its workspace. Without -f strace sees the main thread alone,
 * and counts its calls alone; `findMainThread` shows that it makes all that matter.
 */
export async function trace(
  { file, args, cwd, env }: Command,
  options: readonly string[] = [],
): Promise<{ ended: Ended; calls: Call[] }> {
  const log = `${cwd}.${process.pid}.${logs++}.strace`;
  // -y: descriptors with their paths. -s 0: what is written doesn't matter, and it may look like a path.
  const strace = ["-o", log, "-y", "-s", "0", "-e", "signal=none", "-e", `trace=${TRACED}`];
  const ended = await run("strace", [...strace, ...options, file, ...args], { cwd, env });
  const calls = readCalls(readFileSync(log, "utf8"), cwd);
  rmSync(log);
  return { ended, calls };
}
