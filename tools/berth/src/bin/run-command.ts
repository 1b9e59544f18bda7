import { findWorkspace } from "@berth/engine";
import { parseFlags } from "@berth/scaffold";
import { type Answer, refuse } from "../answer.ts";
import type { Command } from "./command.ts";
import { fillBare } from "./fill-bare.ts";

/** Runs a command in the workspace around `cwd`; `behind` are the words behind two dashes, where it takes these. */
export async function runCommand(
  command: Command,
  args: readonly string[],
  cwd: string,
  behind?: readonly string[],
): Promise<Answer> {
  const options = parseFlags(command.options, fillBare(command.bare, args));
  if (!options.ok) return refuse(options.failures, args.includes("--json"));
  const root = (command.find ?? findWorkspace)(cwd);
  if (!root.ok) return refuse(root.failures, options.value["json"] === true);
  return command.run(root.value, options.value, behind);
}
