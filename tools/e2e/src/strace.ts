import { spawnSync } from "node:child_process";
import { readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type Ended, run } from "./run.ts";

/** Why nothing can be interrupted here, for `skipIf`; empty where it can. */
export const straceMissing =
  spawnSync("strace", ["-V"]).status === 0 ? "" : "(strace is not installed: apt-get install strace)";

/** One system call of a program: the nth of its kind. */
export interface Call {
  name: string;
  nth: number;
}

/**
 * Those by which a run changes the disk, of the kinds that nothing else in a Node process makes: so the nth is the same
 * call in every run.
 */
const CHANGING = /^(mkdir|rename|fsync|fchmod|ftruncate|unlink|rmdir)(?:at2?)?\(/;

/** The calls by which a Node program changes the disk, in their order. Runs it, on its main thread's calls. */
export async function listChanges(cwd: string, args: readonly string[]): Promise<Call[]> {
  const log = join(tmpdir(), `berth-e2e-${process.pid}.strace`);
  await run("strace", ["-o", log, process.execPath, ...args], { cwd });
  const lines = readFileSync(log, "utf8").split("\n");
  rmSync(log);
  const counts = new Map<string, number>();
  return lines
    .filter((line) => CHANGING.test(line))
    .map((line) => {
      const name = line.slice(0, line.indexOf("("));
      const nth = (counts.get(name) ?? 0) + 1;
      counts.set(name, nth);
      return { name, nth };
    });
}

/** Runs a Node program that is killed at the moment it enters a call, before the call does anything. */
export function interrupt(cwd: string, args: readonly string[], call: Call | undefined): Promise<Ended> {
  if (call === undefined) throw new Error("There is no such call.");
  const { name, nth } = call;
  const inject = `inject=${name}:signal=KILL:when=${nth}`;
  const flags = ["-qq", "-o", "/dev/null", "-e", `trace=${name}`, "-e", inject];
  return run("strace", [...flags, process.execPath, ...args], { cwd });
}
