import type { Ended } from "../run.ts";
import { runCommand } from "./command.ts";
import { expectTree } from "./expect-tree.ts";
import type { Scene } from "./scene.ts";
import { compareTrees, readTree } from "./tree.ts";

/** What a command says of itself by its exit status and its code. */
export type Outcome = "survived" | "nothing changed" | "unfinished";

export interface Circumstances {
  /** The disk stayed broken for the rest of the run. */
  lasting?: boolean;
  /** The call that failed was about what is staged: what a run can't remove then, the next one does. */
  staging?: boolean;
  /** Fixes the cause, where it is still there after the run. */
  repair?: () => void;
}

/**
 * Holds a command to its word. "survived": it ended with 0, so all is done. "nothing changed": exactly that, at once.
 * "unfinished": the next run finishes it. And after that run nothing is left over in any case.
 */
export async function judge(
  scene: Scene,
  root: string,
  ended: Ended,
  { lasting = false, staging = false, repair = () => {} }: Circumstances = {},
): Promise<Outcome> {
  const said = `it said (${ended.status ?? ended.signal}) ${ended.stdout}${ended.stderr}`;
  const outcome = outcomeOf(ended);
  if (outcome === undefined) throw new Error(said);
  const { goal, restored, start } = scene;
  if (outcome !== "unfinished") {
    const differences = compareTrees(readTree(root), outcome === "survived" ? goal : start);
    // A recovery has removed part of what it found; a disk that is gone lets nothing be removed.
    const isFree = lasting || staging || (outcome === "nothing changed" && start !== restored);
    const wrong = differences.filter((it) => !(isFree && isStaged(it)));
    if (wrong.length > 0) throw new Error(`${wrong.join(", ")}; ${said}`);
    if (outcome === "nothing changed" && !isFree) expectTree(root, start, said);
  }

  repair();
  const next = await runCommand(scene.next(root, "recover"));
  if (next.status !== 0) throw new Error(`${said}, then recover: ${next.stdout}${next.stderr}`);
  // Whether its journal came to lie on a disk that is gone, a run cannot always know.
  const isUndecided = outcome === "unfinished" && lasting;
  const isRestored = isUndecided && compareTrees(readTree(root), restored).length === 0;
  expectTree(root, outcome === "nothing changed" || isRestored ? restored : goal, said);
  return outcome;
}

const isStaged = (difference: string): boolean => /(^|\/)\.berth-/.test(difference);

function outcomeOf({ status, stderr, stdout }: Ended): Outcome | undefined {
  if (status === 0) return "survived";
  const text = stdout + stderr;
  // A stack is a bug, whatever else is said.
  if (status === null || /\n {4}at /.test(text)) return undefined;
  if (/\bUNFINISHED\b/.test(text)) return "unfinished";
  return /\b(COMMIT_FAILED|FILE_UNREADABLE)\b.* Nothing was changed\./s.test(text) ? "nothing changed" : undefined;
}
