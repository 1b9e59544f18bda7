import type { Answer } from "./bin/answer.ts";
import { isCommand } from "./bin/commands.ts";
import { DONE, REFUSED } from "./bin/exit-status.ts";
import { renderHelp } from "./bin/render-help.ts";
import { runCommand } from "./bin/run-command.ts";
import { runMergeDriver } from "./bin/run-merge-driver.ts";

/** What `berth` says to these words, in the folder it is run in. */
export async function answer([word, ...args]: string[]): Promise<Answer> {
  if (word === undefined || word === "help" || word === "--help" || word === "-h")
    return { status: word === undefined ? REFUSED : DONE, stdout: renderHelp() };
  if (word === "merge-driver") return runMergeDriver(args);
  if (!isCommand(word))
    return {
      status: REFUSED,
      stderr: `FLAG_INVALID  berth has no command ${JSON.stringify(word)}.\n\n${renderHelp()}`,
    };
  if (args.includes("--help") || args.includes("-h")) return { status: DONE, stdout: renderHelp(word) };
  if (word === "lint" || word === "pre-commit") throw new Error("bin/berth.js hands this word to another bundle.");
  return runCommand(word, args, process.cwd());
}

/** The `berth` command: prints its answer and sets the exit status. */
export async function main(args: string[]): Promise<void> {
  const { status, stderr, stdout } = await answer(args);
  if (stdout !== undefined) process.stdout.write(`${stdout}\n`);
  if (stderr !== undefined) process.stderr.write(`${stderr}\n`);
  // Not process.exit: it would cut what a pipe hasn't taken yet.
  process.exitCode = status;
}
