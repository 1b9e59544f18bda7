import { join } from "node:path";
import type { Ended } from "../run.ts";
import type { Call } from "./call.ts";
import { judge, type Outcome } from "./judge.ts";
import type { Scene } from "./scene.ts";
import { type Blow, strike } from "./strike.ts";

export const ERRORS = ["ENOSPC", "EACCES", "EIO", "EROFS", "EMFILE", "EDQUOT"] as const;

/** Makes one call of a command fail, and holds the command to what it then says. */
export async function tryError(
  scene: Scene,
  error: string,
  { call, lasting = false }: Omit<Blow, "effect">,
): Promise<Outcome> {
  const blow = { call, lasting, effect: `error=${error}` };
  const { root, ended } = await strike(scene.fresh, scene.discard, scene.struck, blow);
  const outcome = await judge(scene, root, ended, { lasting, staging: call.label.includes(".berth-") });
  if (outcome !== "survived") expectHelp(ended, error, call, root);
  scene.discard(root);
  return outcome;
}

/** A message names the file as its users know it, the error, and the way out. */
function expectHelp({ stderr, stdout }: Ended, error: string, { path }: Call, root: string): void {
  const text = stdout + stderr;
  const known = path === "" ? root : path.replace(/\.tmp$/, "");
  const lacking = [
    text.includes(known) || text.includes(join(root, known)) ? "" : `the file, ${known}`,
    text.includes(error) ? "" : "the error",
    WAY_OUT.test(text) ? "" : "the way out",
  ].filter((it) => it !== "");
  if (lacking.length > 0) throw new Error(`the message lacks ${lacking.join(" and ")}: ${text}`);
}

const WAY_OUT = /Fix the cause|Make that folder writable/;
