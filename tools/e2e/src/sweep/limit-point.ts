import type { Call } from "./call.ts";
import type { Command } from "./command.ts";
import { judge } from "./judge.ts";
import type { Scene } from "./scene.ts";
import { trace } from "./trace.ts";

/** File sizes at which a run is cut short: around every file it writes, and in its middle. */
export function chooseLimits(calls: readonly Call[]): number[] {
  const sizes = calls.filter(({ name }) => name === "write").map(({ asked }) => asked);
  const around = sizes.flatMap((size) => [Math.floor(size / 2), size - 1, size]);
  return [...new Set([0, 1, ...around])].sort((a, b) => a - b);
}

/**
 * Runs a command that may write no file longer than `limit` bytes (RLIMIT_FSIZE). The kernel then does what it does on
 * a full disk: it writes what still fits, says so (a real short write), and refuses the rest. Needs no privilege.
 */
export async function tryLimit(scene: Scene, limit: number): Promise<string> {
  const root = scene.fresh();
  const { args, file, ...rest } = scene.struck(root);
  const limited: Command = { ...rest, file: "prlimit", args: [`--fsize=${limit}`, file, ...args] };
  const { calls, ended } = await trace(limited);
  const short = calls.filter(({ name, asked, result }) => name === "write" && result < asked);
  const outcome = await judge(scene, root, ended);
  if (outcome === "nothing changed" && !ended.stderr.includes("EFBIG"))
    throw new Error(`the message lacks the error: ${ended.stderr}`);
  if (outcome === "survived" && short.length > 0) throw new Error("a cut file was taken for whole");
  scene.discard(root);
  return short.some(({ result }) => result > 0) ? `${outcome} after a short write` : outcome;
}
