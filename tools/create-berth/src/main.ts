import { existsSync } from "node:fs";
import { constants } from "node:os";
import { join } from "node:path";
import { COULD_NOT, DONE, REFUSED, renderFailures } from "@berth/registry";
import { parseFlags } from "@berth/scaffold";
import { askMissing } from "./ask-missing.ts";
import { createBerth, type Ending } from "./create-berth.ts";
import { CreateOptions } from "./create-options.ts";
import { create } from "./create-workspace.ts";
import { findGitFault } from "./find-git-fault.ts";
import { runGit } from "./git.ts";
import { packageManagerOf } from "./package-manager-of.ts";
import { renderHelp } from "./render-help.ts";

async function answer(args: readonly string[]): Promise<Ending> {
  if (args.includes("--help") || args.includes("-h")) return { status: DONE, text: renderHelp() };
  const parsed = parseFlags(CreateOptions, args);
  if (!parsed.ok) return { status: REFUSED, text: renderFailures(parsed.failures) };
  const cwd = process.cwd();
  const isAsked = process.stdin.isTTY && process.stdout.isTTY && !parsed.value.yes;
  const fault = findGitFault(runGit, cwd);
  // Before the questions, so that no answer is lost.
  if (fault) return { status: COULD_NOT, text: renderFailures([fault]) };
  const options = isAsked ? await askMissing(cwd, parsed.value) : parsed.value;
  if (options === undefined) return { status: REFUSED, text: "" };
  const { name, ranges, service } = options;
  if (name === undefined)
    return {
      status: REFUSED,
      text: renderFailures([
        { code: "FLAG_MISSING", message: "The name of the workspace is missing.", fix: "npm create berth acme" },
      ]),
    };
  const packageManager = packageManagerOf(process.env["npm_config_user_agent"]);
  process.once("SIGINT", () => endInterrupted(cwd, name));
  return createBerth({ name, ranges, service }, { cwd, packageManager, git: runGit, create });
}

/** Ctrl-C in the middle: says what is left behind, since the same command refuses a folder that exists. */
function endInterrupted(cwd: string, name: string): void {
  const left = existsSync(join(cwd, name))
    ? `The folder ${name} is unfinished: delete it.`
    : "Nothing was left behind.";
  process.stderr.write(`\nInterrupted. ${left}\n`);
  process.exit(128 + constants.signals.SIGINT);
}

/** The program. Its exit status is one of those of `berth`. */
export async function main(args: readonly string[]): Promise<void> {
  const { status, text } = await answer(args);
  if (text) (status === DONE ? process.stdout : process.stderr).write(`${text}\n`);
  process.exitCode = status;
}
