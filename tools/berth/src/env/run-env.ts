import { readerOfDisk, readRegistry } from "@berth/engine";
import { DONE, type Failure, renderPairs, variablesFor } from "@berth/registry";
import { type Answer, refuse } from "../answer.ts";
import type { EnvOptions } from "./env-options.ts";
import { readVariablesOf } from "./read-variables-of.ts";
import { runInEnv } from "./run-in-env.ts";

const FORM = "berth env [service] -- <command>";

/** `berth env`: runs a command with the variables of the spec, or prints them. */
export async function runEnv(
  root: string,
  { format, json = false, print = false, service }: EnvOptions,
  command: readonly string[] | undefined,
): Promise<Answer> {
  const isPrinted = print || json || format !== undefined;
  const fault = findFault(isPrinted, command);
  if (fault) return refuse([fault], json);
  let spec = readVariablesOf(root);
  if (spec === undefined) {
    const parsed = readRegistry(readerOfDisk(root));
    if (!parsed.ok) return refuse(parsed.failures, json);
    spec = parsed.value.spec;
  }
  if (!isPrinted) return runInEnv(spec, service, command ?? []);
  const pairs = variablesFor(spec, process.env, service);
  if (!pairs.ok) return refuse(pairs.failures, json);
  if (json) return { status: DONE, stdout: JSON.stringify({ service, env: Object.fromEntries(pairs.value) }) };
  const text = renderPairs(pairs.value, format ?? "dotenv");
  return text.ok ? { status: DONE, stdout: text.value } : refuse(text.failures);
}

function findFault(isPrinted: boolean, command: readonly string[] | undefined): Failure | undefined {
  if (isPrinted && command !== undefined)
    return {
      code: "FLAG_INVALID",
      message: "The variables are either printed or given to a command.",
      fix: `Leave out the flags to run it: ${FORM}`,
    };
  if (isPrinted || (command !== undefined && command.length > 0)) return undefined;
  return {
    code: "FLAG_MISSING",
    message: "There is no command to run.",
    fix: `Give it behind two dashes: ${FORM}. To see the variables: --print`,
  };
}
