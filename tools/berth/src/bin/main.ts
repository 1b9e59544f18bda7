import { DONE, didYouMean, REFUSED } from "@berth/registry";
import packageJson from "../../package.json" with { type: "json" };
import { type Answer, giveAnswer } from "../answer.ts";
import { COMMANDS, commandOf } from "./commands.ts";
import { renderHelp } from "./render-help.ts";
import { runCommand } from "./run-command.ts";

const isHelp = (word: string) => word === "--help" || word === "-h";

/** What `berth` says to these words, in the folder it is run in. */
export async function answer([word, ...args]: string[]): Promise<Answer> {
  if (word === undefined) return { status: REFUSED, stdout: renderHelp() };
  if (word === "help" || isHelp(word)) return { status: DONE, stdout: renderHelp() };
  if (word === "--version") return { status: DONE, stdout: packageJson.version };
  const command = commandOf(word);
  if (!command)
    return {
      status: REFUSED,
      stderr: `FLAG_INVALID  berth has no command ${JSON.stringify(word)}.\n${meantBy(word)}\n${renderHelp()}`,
    };
  const dashes = command.takesCommand ? args.indexOf("--") : -1;
  const [own, behind] = dashes < 0 ? [args] : [args.slice(0, dashes), args.slice(dashes + 1)];
  if (own.some(isHelp)) return { status: DONE, stdout: renderHelp(command) };
  return runCommand(command, own, process.cwd(), behind);
}

/** `Did you mean check?` on a line of its own; empty where no command is close. */
function meantBy(word: string): string {
  const listed = Object.entries(COMMANDS).filter(([, command]) => !command.isHidden);
  const question = didYouMean(
    word,
    listed.map(([name]) => name),
  ).trimEnd();
  return question && `${question}\n`;
}

/** The `berth` command. */
export async function main(args: string[]): Promise<void> {
  giveAnswer(await answer(args));
}
