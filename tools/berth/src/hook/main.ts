import { giveAnswer } from "../answer.ts";
import { answerHook } from "./answer-hook.ts";
import type { LoadJudge } from "./start-judge.ts";

/**
 * The entry of the hook's own script: what every call of an agent waits for, so that it holds neither the linter nor
 * the engine.
 *
 * @param loadJudge loads what judges, for the few calls that need it
 */
export async function main(loadJudge: LoadJudge): Promise<void> {
  giveAnswer(await answerHook(loadJudge));
}
