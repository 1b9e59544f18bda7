import type { Call } from "./call.ts";
import { judge } from "./judge.ts";
import type { Scene } from "./scene.ts";
import { strike } from "./strike.ts";

/**
 * Lets one write say that it took 7 bytes, and take none: what follows is written, so the file lacks its first 7 bytes
 * and no call reports an error. No kernel should; a broken disk or network file system may. A run looks at what it
 * staged before it renames it, so its files are whole all the same.
 */
export async function tryLie(scene: Scene, call: Call): Promise<string> {
  const { root, ended } = await strike(scene.fresh, scene.discard, scene.struck, {
    call,
    effect: "retval=7",
  });
  const outcome = await judge(scene, root, ended);
  scene.discard(root);
  return outcome;
}
