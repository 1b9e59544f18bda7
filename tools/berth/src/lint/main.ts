import { type Answer, giveAnswer } from "../answer.ts";
import { runPreCommit } from "../pre-commit/run-pre-commit.ts";
import { runLint } from "./run-lint.ts";

/** What `berth` says to the commands of the bundle `lint`, in the folder it is run in. */
export function answer([word, ...args]: string[]): Promise<Answer> {
  return word === "pre-commit" ? runPreCommit(process.cwd()) : runLint(args, process.cwd());
}

/** The entry of the linter's own bundle. */
export async function main(args: string[]): Promise<void> {
  giveAnswer(await answer(args));
}

/** For the linter's second thread, which loads the same bundle. */
export { lintFiles } from "@berth/guard";
