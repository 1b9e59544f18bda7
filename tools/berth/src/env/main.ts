import { findWorkspace } from "@berth/engine";
import { giveAnswer } from "../answer.ts";
import { readVariablesOf } from "./read-variables-of.ts";
import { runInEnv } from "./run-in-env.ts";

/**
 * The entry of the script that stands before every dev server, so that it holds neither the schema nor the engine's
 * parts that change things: `berth env [service] -- <command>` with a sound spec. All else is for the whole command.
 *
 * @param args what stands behind `berth env`
 * @param loadCommand loads the whole command
 */
export async function main(args: string[], loadCommand: () => Promise<typeof import("../bin/main.ts")>): Promise<void> {
  const asked = readWords(args);
  const root = findWorkspace(process.cwd());
  const spec = asked && root.ok ? readVariablesOf(root.value) : undefined;
  if (asked && spec) giveAnswer(await runInEnv(spec, asked.service, asked.command));
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
