import { readFileSync } from "node:fs";
import type { Answer } from "../answer.ts";
import { runHook } from "./run-hook.ts";
import { type LoadJudge, startJudge } from "./start-judge.ts";

/** `berth hook` on the call that stands on standard input. */
export const answerHook = (loadJudge: LoadJudge): Promise<Answer> =>
  runHook(readInput(), process.cwd(), startJudge(loadJudge));

/** Without an input the call passes with a message, as with one that can't be read. */
function readInput(): string {
  try {
    return readFileSync(0, "utf8");
  } catch {
    return "";
  }
}
