import { type Failure, renderFailures } from "@berth/registry";
import type { Answer } from "./answer.ts";
import { exitStatusOf } from "./exit-status.ts";

/** The answer to what can't be done: the failures, and the exit status that goes with them. */
export function refuse(failures: readonly Failure[], json = false): Answer {
  const status = exitStatusOf(failures);
  return json ? { status, stdout: JSON.stringify({ failures }) } : { status, stderr: renderFailures(failures) };
}
