import { mkdirSync, rmSync } from "node:fs";
import { join } from "node:path";
import { runCommand } from "./command.ts";
import type { Lab } from "./lab.ts";
import type { Scene } from "./scene.ts";
import { writeSmallWorkspace } from "./small-workspace.ts";
import { readTree, type Tree } from "./tree.ts";

/** A new service in a workspace as it should be. */
export function makeNewService(lab: Lab): Promise<Scene> {
  const wish = ["service", "price-alerts", "--range=analysis"];
  return makeScene(lab, "a new service", wish, /NAME_TAKEN/, [lab, "sync"]);
}

/** A service on its reserved port, where the files derived from the spec are still to be made. */
export function makeReservedService(lab: Lab): Promise<Scene> {
  return makeScene(lab, "a reserved service", ["service", "alert"], /NAME_TAKEN/, undefined);
}

/** A service that is given up with its folder: files are written, and others deleted. */
export function makeRetirement(lab: Lab): Promise<Scene> {
  const wish = ["retire", "gate", "--delete", "--reason=Closed"];
  return makeScene(lab, "a retirement", wish, /PORT_RETIRED/, [lab, "sync"]);
}

async function makeScene(
  lab: Lab,
  name: string,
  granted: string[],
  taken: RegExp,
  prepare: [Lab, string] | undefined,
): Promise<Scene> {
  const model = join(lab.folder, name.replaceAll(" ", "-"));
  mkdirSync(model);
  writeSmallWorkspace(model);
  if (prepare !== undefined) await succeed(lab, model, prepare[1]);
  rmSync(join(model, ".git/berth"), { recursive: true, force: true });
  const other = ["service", "other", "--range=core"];
  const treeAfter = async (...runs: string[][]): Promise<Tree> => {
    const root = lab.copy(model);
    for (const args of runs) await succeed(lab, root, ...args);
    const tree = readTree(root);
    lab.discard(root);
    return tree;
  };
  const [before, after] = [readTree(model), await treeAfter(granted)];
  const commands = { again: granted, other, recover: ["recover"] };
  return {
    name,
    fresh: () => lab.copy(model),
    discard: lab.discard,
    struck: (root) => lab.berth(root, ...granted),
    next: (root, next) => lab.berth(root, ...commands[next]),
    taken: { status: 2, text: taken },
    ...{ before, start: before, restored: before, after, goal: after },
    otherBefore: await treeAfter(other),
    otherAfter: await treeAfter(granted, other),
  };
}

async function succeed(lab: Lab, root: string, ...args: string[]): Promise<void> {
  const { status, stderr, stdout } = await runCommand(lab.berth(root, ...args));
  if (status !== 0) throw new Error(`berth ${args.join(" ")}: ${stdout}${stderr}`);
}
