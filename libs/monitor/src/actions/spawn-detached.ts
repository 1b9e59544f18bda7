import { spawn } from "node:child_process";
import { text } from "node:stream/consumers";

/**
 * Starts the program and ends. What is started has no parent then: one that ends a tree of processes, as Nx does, would
 * reach it through the parent, whatever its group is.
 */
const LAUNCHER =
  "const [, ...args] = process.argv;" +
  "const child = require('node:child_process').spawn(process.execPath, args," +
  " { detached: true, windowsHide: true, stdio: ['ignore', 1, 2] });" +
  "child.on('spawn', () => { require('node:fs').writeSync(3, String(child.pid)); process.exit(0); });";

/**
 * Starts a Node program that lives on when this process ends, and returns its pid.
 * @param output file descriptor of what it prints
 * @throws where the system starts no process.
 */
export async function spawnDetached(
  args: readonly string[],
  { cwd, env, output }: { cwd: string; env: NodeJS.ProcessEnv; output: number },
): Promise<number> {
  // "-" ends the options of Node itself, whatever the arguments look like.
  const child = spawn(process.execPath, ["-e", LAUNCHER, "--", ...args], {
    cwd,
    env,
    windowsHide: true,
    stdio: ["ignore", output, output, "pipe"],
  });
  const failed = new Promise<never>((_resolve, reject) => child.once("error", reject));
  const channel = child.stdio[3];
  if (!channel || !("readable" in channel)) throw new Error("The launcher has no channel.");
  const pid = Number(await Promise.race([text(channel), failed]));
  if (!Number.isSafeInteger(pid) || pid <= 0) throw new Error("The process could not be started; see its log.");
  return pid;
}
