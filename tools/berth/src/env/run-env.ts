import { join } from "node:path";
import { readerOfDisk, readRegistry } from "@berth/engine";
import {
  DONE,
  type Failure,
  type PortVariables,
  type Result,
  readSettings,
  readVariableRows,
  renderPairs,
  SPEC_PATH,
  success,
  variablesFor,
} from "@berth/registry";
import { type Answer, refuse } from "../answer.ts";
import { readRegular } from "../read-regular.ts";
import type { EnvOptions } from "./env-options.ts";
import { runProgram } from "./run-program.ts";

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
  const spec = readVariables(root);
  if (!spec.ok) return refuse(spec.failures, json);
  const pairs = variablesFor(spec.value, process.env, service);
  if (!pairs.ok) return refuse(pairs.failures, json);
  if (!isPrinted) return runProgram(command ?? [], { ...process.env, ...Object.fromEntries(pairs.value) });
  if (json) return { status: DONE, stdout: JSON.stringify({ service, env: Object.fromEntries(pairs.value) }) };
  const text = renderPairs(pairs.value, format ?? "dotenv");
  return text.ok ? { status: DONE, stdout: text.value } : refuse(text.failures);
}

/** As the script that stands before servers reads them, so that both agree on a spec that breaks a rule. */
function readVariables(root: string): Result<PortVariables> {
  const text = readRegular(join(root, SPEC_PATH));
  const ports = text === undefined ? undefined : readVariableRows(text);
  if (ports) return success({ settings: readSettings(text), ports });
  const parsed = readRegistry(readerOfDisk(root));
  return parsed.ok ? success(parsed.value.spec) : parsed;
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
