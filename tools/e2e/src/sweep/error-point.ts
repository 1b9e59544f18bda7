import { join } from "node:path";
import type { Ended } from "../run.ts";
import type { Call } from "./call.ts";
import { runCommand } from "./command.ts";
import { expectTree } from "./expect-tree.ts";
import type { Scene } from "./scene.ts";
import { type Blow, strike } from "./strike.ts";
import { compareTrees, readTree } from "./tree.ts";

export const ERRORS = ["ENOSPC", "EACCES", "EIO", "EROFS", "EMFILE", "EDQUOT"] as const;

/** Makes one call of a command fail, and holds the command to what it then says. */
export async function tryError(scene: Scene, error: string, blow: Omit<Blow, "effect">) {
  const whole = { ...blow, effect: `error=${error}` };
  const { root, ended } = await strike(scene.fresh, scene.discard, scene.struck, whole);
  const outcome = await judge(scene, root, ended, { lasting: blow.lasting ?? false });
  if (outcome !== "survived") expectHelp(ended, error, blow.call, root);
  scene.discard(root);
  return outcome;
}

/**
 * Holds a command to its word. "survived": it said 0, so all is done. "nothing changed": exactly that, at once. "unfinished":
 * the next run finishes it. And after that run nothing is left over in any case.
 */
export async function judge(
  scene: Scene,
  root: string,
  ended: Ended,
  { lasting = false, repair = () => {} }: { lasting?: boolean; repair?: () => void } = {},
): Promise<string> {
  const said = `it said (${ended.status ?? ended.signal}) ${ended.stdout}${ended.stderr}`;
  const outcome = outcomeOf(ended);
  if (outcome === undefined) throw new Error(said);
  const differences = compareTrees(
    readTree(root),
    outcome === "survived" ? scene.after : scene.before,
  );
  // What can't be removed on a disk that is gone is named, and removed by the next run.
  const wrong = differences.filter((it) => !(lasting && /(^|\/)\.berth-.* is there$/.test(it)));
  if (outcome !== "unfinished" && wrong.length > 0) throw new Error(`${wrong.join(", ")}; ${said}`);
  if (outcome === "nothing changed" && !lasting) expectTree(root, scene.before, said);

  repair();
  const next = await runCommand(scene.next(root, "recover"));
  if (next.status !== 0) throw new Error(`${said}, then recover: ${next.stdout}${next.stderr}`);
  const undecided = outcome === "unfinished" && lasting;
  const isBefore = undecided && compareTrees(readTree(root), scene.before).length === 0;
  expectTree(root, outcome === "nothing changed" || isBefore ? scene.before : scene.after, said);
  return outcome;
}

function outcomeOf({ status, stderr, stdout }: Ended): string | undefined {
  if (status === 0) return "survived";
  const text = stdout + stderr;
  if (status === null || /\n {4}at /.test(text)) return undefined;
  if (/\bUNFINISHED\b/.test(text)) return "unfinished";
  return /\b(COMMIT_FAILED|FILE_UNREADABLE)\b/.test(text) ? "nothing changed" : undefined;
}

/** A message names the file as its users know it, the error, and the way out. */
function expectHelp({ stderr, stdout }: Ended, error: string, { path }: Call, root: string): void {
  const text = stdout + stderr;
  const known = path.replace(/\.tmp$/, "");
  const named = known === "" ? ["the workspace", root] : [known, join(root, known)];
  const missing = [
    named.some((name) => text.includes(name)) ? "" : `the file, ${known || root}`,
    text.includes(error) ? "" : "the error",
    /Put the cause right|Make that place writable|run the command again/.test(text)
      ? ""
      : "the way out",
  ].filter((it) => it !== "");
  if (missing.length > 0) throw new Error(`the message lacks ${missing.join(" and ")}: ${text}`);
}
