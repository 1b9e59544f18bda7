import { examineHook } from "@berth/doctor";
import { DONE, FINDINGS, renderFailures, type Spec } from "@berth/registry";
import type { Answer } from "../answer.ts";

/** `berth doctor --hooks`: status 1 if the hook is missing or does not deny a hardcoded port. */
export async function runDoctorHooks(root: string, spec: Spec, json: boolean): Promise<Answer> {
  const { errors, working } = await examineHook(root, spec);
  const status = errors.length > 0 ? FINDINGS : DONE;
  const stdout = json
    ? JSON.stringify({ working, errors })
    : errors.length > 0
      ? renderFailures(errors)
      : working.join("\n");
  return { status, stdout };
}
