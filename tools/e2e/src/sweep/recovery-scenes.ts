import { readdirSync, rmSync } from "node:fs";
import { join } from "node:path";
import type { Call } from "./call.ts";
import type { Lab } from "./lab.ts";
import type { Scene } from "./scene.ts";
import { strike } from "./strike.ts";
import { readTree } from "./tree.ts";

/** The recovery of a killed run as the command to be struck: once for each kind of ruin that a kill can leave. */
export async function makeRecoveries(lab: Lab, scene: Scene, calls: readonly Call[]): Promise<Scene[]> {
  const at = (label: RegExp) => {
    const call = calls.find((call) => label.test(call.label));
    if (call === undefined) throw new Error(`no call like ${label}`);
    return call;
  };
  const commitPoint = at(/^rename .*journal\.json\.tmp /);
  const firstMove = at(/^rename spec\/\.berth-/);
  const secondMove = calls.find(({ index, label }) => index > firstMove.index && label.startsWith("rename "));
  const ruins: [name: string, killedAt: Call, ruin: (root: string) => void][] = [
    ["before its commit point", commitPoint, () => {}],
    ["after its commit point", firstMove, () => {}],
    ["between two renames, staged files lost", secondMove ?? firstMove, loseStaged],
  ];
  const scenes = ruins.map(async ([name, call, ruin]): Promise<Scene> => {
    const blow = { call, effect: "signal=KILL" };
    const { root: model } = await strike(scene.fresh, scene.discard, scene.struck, blow);
    ruin(model);
    const goal = call === commitPoint ? scene.before : scene.after;
    return {
      ...scene,
      name: `the recovery of a run killed ${name}`,
      start: readTree(model),
      ...{ goal, restored: goal },
      fresh: () => lab.copy(model),
      struck: (root) => lab.berth(root, "recover"),
    };
  });
  return Promise.all(scenes);
}

/** What `git clean -fdx` does. */
function loseStaged(root: string): void {
  for (const path of readdirSync(root, { recursive: true, encoding: "utf8" }))
    if (/(^|\/)\.berth-[^/]*$/.test(path)) rmSync(join(root, path), { recursive: true });
}
