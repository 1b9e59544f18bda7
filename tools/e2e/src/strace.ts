import { killAt } from "@berth/commit/test/strace";
import type { Ended } from "./run.ts";
import type { Call } from "./sweep/call.ts";
import type { Command } from "./sweep/command.ts";
import { trace } from "./sweep/trace.ts";

/**
 * Calls by which a run changes the disk, of the kinds that nothing else in a Node process makes: the nth is the
 * same call in every run.
 */
const CHANGING = /^(mkdir|rename|fsync|fchmod|ftruncate|unlink|rmdir)(?:at2?)?$/;

/** The calls by which a Node program changes its workspace, in their order. Runs it, on its main thread's calls. */
export async function listChanges(cwd: string, args: readonly string[]): Promise<Call[]> {
  const { calls } = await trace(nodeIn(cwd, args));
  return calls.filter(({ name }) => CHANGING.test(name));
}

/** Runs a Node program that is killed at the moment it enters a call, before the call does anything. */
export async function interrupt(
  cwd: string,
  args: readonly string[],
  call: Pick<Call, "name" | "nth"> | undefined,
): Promise<Ended> {
  if (call === undefined) throw new Error("There is no such call.");
  return (await trace(nodeIn(cwd, args), killAt(call))).ended;
}

const nodeIn = (cwd: string, args: readonly string[]): Command => ({ file: process.execPath, args, cwd, env: {} });
