import { existsSync } from "node:fs";
import { join } from "node:path";
import { parseSpec, SPEC_PATH } from "@berth/registry";
import type { Call } from "./call.ts";
import { runCommand } from "./command.ts";
import { expectTree } from "./expect-tree.ts";
import { NEXT, type Scene } from "./scene.ts";
import { strike } from "./strike.ts";
import { readTree, type Tree } from "./tree.ts";

/** Kills a command at one call, looks, lets the next command clear up, and looks again. */
export async function tryKill(scene: Scene, call: Call, turn: number): Promise<string> {
  const { root } = await strike(scene.fresh, scene.discard, scene.struck, {
    call,
    effect: "signal=KILL",
  });
  const torn = readTree(root);
  expectNoTornFile(scene, torn);
  const unfinished = existsSync(join(root, ".git/berth/journal.json"));
  const committed = unfinished || torn.get(SPEC_PATH) === scene.after.get(SPEC_PATH);

  const next = NEXT[turn % NEXT.length] ?? "recover";
  const { status, stdout, stderr } = await runCommand(scene.next(root, next));
  const said = `${next} said (${status}) ${stdout}${stderr}`;
  const { taken } = scene;
  const granted = next === "again" && committed && !unfinished;
  if (granted ? status !== taken.status || !taken.text.test(said) : status !== 0) throw new Error(said);
  if (next === "other") expectTree(root, committed ? scene.otherAfter : scene.otherBefore, said);
  else expectTree(root, committed || next === "again" ? scene.after : scene.before, said);
  scene.discard(root);
  return committed ? "after" : "before";
}

/** At the very instant of the kill: every file is the old one or the new one, whole, and the registry can be read. */
function expectNoTornFile({ before, after }: Scene, torn: Tree): void {
  for (const path of new Set([...before.keys(), ...after.keys()])) {
    const now = torn.get(path);
    if (now !== before.get(path) && now !== after.get(path))
      throw new Error(`${path} was torn at the instant of the kill`);
  }
  const text = (torn.get(SPEC_PATH) ?? "").replace(/^\d+ /, "");
  const spec = parseSpec(Buffer.from(text, "latin1").toString());
  if (!spec.ok) throw new Error(`${SPEC_PATH} was no registry at the instant of the kill`);
}
