import type { Answer } from "./bin/answer.ts";
import { runLint } from "./bin/run-lint.ts";
import { runPreCommit } from "./pre-commit/run-pre-commit.ts";

/** What `berth` says to the words that need the linter, in the folder it is run in. */
export function answer([word, ...args]: string[]): Promise<Answer> {
  if (word === "pre-commit") return runPreCommit(process.cwd());
  return runLint(args, process.cwd());
}

/** The entry of the linter's own bundle: prints its answer and sets the exit status. */
export async function main(args: string[]): Promise<void> {
  const { status, stderr, stdout } = await answer(args);
  if (stdout !== undefined) process.stdout.write(`${stdout}\n`);
  if (stderr !== undefined) process.stderr.write(`${stderr}\n`);
  process.exitCode = status;
}

/** For the linter's second thread, which loads the same bundle. */
export { lintFiles } from "@berth/guard";
