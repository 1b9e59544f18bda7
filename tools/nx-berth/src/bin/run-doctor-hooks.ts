import { examineHooks } from "@berth/doctor";
import { renderFailures, type Spec } from "@berth/registry";
import { DONE, FINDINGS } from "./exit-status.ts";
import type { Answer } from "./run-command.ts";

/** `berth doctor --hooks`: status 1 when an agent could write a hardcoded port and no hook would say a word. */
export async function runDoctorHooks(root: string, spec: Spec, json: boolean): Promise<Answer> {
  const configFolder = process.env["CLAUDE_CONFIG_DIR"];
  const place = { cwd: process.cwd(), ...(configFolder && { configFolder }) };
  const { errors, warnings, working } = await examineHooks(root, spec, place);
  const status = errors.length > 0 ? FINDINGS : DONE;
  if (json) return { status, stdout: JSON.stringify({ working, errors, warnings }) };
  const parts = [
    working.join("\n"),
    errors.length > 0 ? renderFailures(errors) : "",
    warnings.length > 0 ? `Warnings:\n\n${renderFailures(warnings)}` : "",
  ];
  return { status, stdout: parts.filter((part) => part !== "").join("\n\n") };
}
