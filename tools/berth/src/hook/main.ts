import { readFileSync } from "node:fs";
import { giveAnswer } from "../answer.ts";
import { runHook } from "./run-hook.ts";
import { startJudge } from "./start-judge.ts";

/**
 * The entry of the hook's own bundle: what every call of an agent waits for, so that it holds neither the linter nor
 * the engine.
 *
 * @param loadJudge loads the bundle that judges, for the few calls that need it
 */
export async function main(_words: readonly string[], loadJudge: () => typeof import("./judge.ts")): Promise<void> {
  giveAnswer(await runHook(readInput(), process.cwd(), startJudge(loadJudge)));
}

/** Without an input the call passes with a message, as with one that can't be read. */
function readInput(): string {
  try {
    return readFileSync(0, "utf8");
  } catch {
    return "";
  }
}
