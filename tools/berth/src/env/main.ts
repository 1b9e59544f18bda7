import { join } from "node:path";
import { findWorkspace } from "@berth/engine";
import { readVariableRows, SPEC_PATH, variablesFor } from "@berth/registry";
import { giveAnswer } from "../answer.ts";
import { readRegular } from "../read-regular.ts";
import { runProgram } from "./run-program.ts";

/**
 * The entry of the script that stands before every dev server, so that it holds neither a parser nor the engine's parts
 * that change things: `berth env [service] -- <command>` with a sound spec. All else is for the whole command, refusals
 * too.
 *
 * @param args what stands behind `berth env`
 * @param loadCommand loads the whole command
 */
export async function main(args: string[], loadCommand: () => Promise<typeof import("../bin/main.ts")>): Promise<void> {
  const asked = readWords(args);
  const env = asked && readEnv(asked.service);
  if (asked && env) giveAnswer(await runProgram(asked.command, env));
  else await (await loadCommand()).main(["env", ...args]);
}

/** Undefined for a flag, a surplus word, or no command. */
function readWords(args: readonly string[]): { service: string | undefined; command: string[] } | undefined {
  const at = args.indexOf("--");
  const command = args.slice(at + 1);
  const [service] = args;
  if (at < 0 || at > 1 || command.length === 0) return undefined;
  if (at === 0) return { service: undefined, command };
  return service === undefined || service.startsWith("-") ? undefined : { service, command };
}

/** The environment of the command; undefined where there is a reason to refuse it. */
function readEnv(service: string | undefined): NodeJS.ProcessEnv | undefined {
  const root = findWorkspace(process.cwd());
  const text = root.ok ? readRegular(join(root.value, SPEC_PATH)) : undefined;
  const ports = text === undefined ? undefined : readVariableRows(text);
  const pairs = ports && variablesFor({ settings: {}, ports }, process.env, service);
  return pairs?.ok ? { ...process.env, ...Object.fromEntries(pairs.value) } : undefined;
}
