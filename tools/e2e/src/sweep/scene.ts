import type { Call } from "./call.ts";
import type { Command } from "./command.ts";
import { trace } from "./trace.ts";
import type { Tree } from "./tree.ts";

/** What is run after a blow. The struck wish again, another wish, or only the recovery: each has to clear up first. */
export const NEXT = ["recover", "other", "again"] as const;
export type Next = (typeof NEXT)[number];

/** A workspace, a command that is struck in it, and every tree that may come of it. */
export interface Scene {
  name: string;
  /** A fresh copy of the workspace. */
  fresh(): string;
  discard(root: string): void;
  struck(root: string): Command;
  next(root: string, next: Next): Command;
  /** How the next command says that the wish was granted already: only if it was, and nothing was left to finish. */
  taken: { status: number; text: RegExp };
  before: Tree;
  after: Tree;
  /** What the struck command finds, what it makes of that, and what `recover` would make of it. */
  start: Tree;
  goal: Tree;
  restored: Tree;
  /** What `other` leaves, on `before` and on `after`. */
  otherBefore: Tree;
  otherAfter: Tree;
}

/** The calls of an undisturbed run. */
export async function listCalls(scene: Scene): Promise<Call[]> {
  const root = scene.fresh();
  const { calls, ended } = await trace(scene.struck(root));
  scene.discard(root);
  if (ended.status !== 0) throw new Error(`${scene.name}: ${ended.stdout}${ended.stderr}`);
  await expectOneThread(scene, calls);
  return calls;
}

/**
 * Strikes count the calls of the main thread alone; this shows that no other thread or process changes the workspace.
 */
async function expectOneThread(scene: Scene, calls: readonly Call[]): Promise<void> {
  const root = scene.fresh();
  const followed = (await trace(scene.struck(root), ["-f"])).calls.filter((call) => call.changes);
  scene.discard(root);
  const pids = new Set(followed.map(({ pid }) => pid));
  if (pids.size !== 1 || followed.length !== calls.filter((call) => call.changes).length)
    throw new Error(`${scene.name}: ${pids.size} threads change the workspace`);
}
