import { type PortVariables, variablesFor } from "@berth/registry";
import { type Answer, refuse } from "../answer.ts";
import { runProgram } from "./run-program.ts";

/** Runs a command with the variables of the spec, and `PORT` where a service is named. Ends as the command does. */
export async function runInEnv(
  spec: PortVariables,
  service: string | undefined,
  command: readonly string[],
): Promise<Answer> {
  const pairs = variablesFor(spec, process.env, service);
  if (!pairs.ok) return refuse(pairs.failures);
  return runProgram(command, { ...process.env, ...Object.fromEntries(pairs.value) });
}
