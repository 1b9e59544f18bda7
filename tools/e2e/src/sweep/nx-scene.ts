import { rmSync } from "node:fs";
import { join } from "node:path";
import { AS_NX_IS } from "../run.ts";
import { makeWorkspace } from "../workspace.ts";
import { type Command, runCommand, STEADY } from "./command.ts";
import type { Scene } from "./scene.ts";
import { readTree, type Tree } from "./tree.ts";

/**
 * A service through `nx g` in a copy of this repository. There is one workspace, which git brings back to its start: so
 * only one point at a time, and no `discard`.
 */
export async function makeNxScene(): Promise<{ scene: Scene; close: () => void }> {
  const { git, remove, root } = makeWorkspace();
  const reset = () => {
    git("reset", "-q", "--hard");
    git("clean", "-fdqx", ...KEPT.map((name) => `--exclude=${name}`));
    rmSync(join(root, ".git/berth"), { recursive: true, force: true });
    return root;
  };
  const bin = (name: string, ...args: string[]): Command => ({
    file: process.execPath,
    args: [join(root, "node_modules/.bin", name), ...args],
    cwd: root,
    // In one process, Nx makes calls of its own between ours, and other ones each time.
    env: { ...STEADY, ...AS_NX_IS },
  });
  const wishes = {
    again: ["service", "price-alerts", "--range=analysis"],
    other: ["service", "other", "--range=external"],
  };
  const commands = {
    again: bin("nx", "g", ...wishes.again),
    other: bin("nx", "g", ...wishes.other),
    recover: bin("berth", "recover"),
  };
  // What the other door makes of the same wishes: ten times faster, and a comparison more.
  const treeAfter = async (...runs: string[][]): Promise<Tree> => {
    reset();
    for (const args of runs) {
      const { status, stderr, stdout } = await runCommand(bin("berth", ...args));
      if (status !== 0) throw new Error(`berth ${args.join(" ")}: ${stdout}${stderr}`);
    }
    return readTree(root);
  };
  const [before, after] = [await treeAfter(), await treeAfter(wishes.again)];
  const scene: Scene = {
    name: "a new service through nx g",
    fresh: reset,
    discard: () => {},
    struck: () => commands.again,
    next: (_, next) => commands[next],
    taken: { status: 1, text: /NAME_TAKEN/ },
    ...{ before, start: before, restored: before, after, goal: after },
    otherBefore: await treeAfter(wishes.other),
    otherAfter: await treeAfter(wishes.again, wishes.other),
  };
  return { scene, close: remove };
}

/** What git ignores and a workspace can't do without. */
const KEPT = ["node_modules", "dist", ".nx", "/tools/berth/templates"];

/** Nx opens and writes files of its own, never quite the same number; these calls it makes as good as never itself. */
export const isOursAlone = (name: string): boolean => /^(rename|fsync|fchmod|unlink|ftruncate|pwrite64)$/.test(name);
