import { type Diagnosis, type Examination, examine, renderDiagnosis, statesAsJson, waitForPorts } from "@berth/doctor";
import { readerOfDisk, readRegistry } from "@berth/engine";
import { DONE, FINDINGS } from "@berth/registry";
import { type Answer, refuse } from "../answer.ts";
import type { DoctorOptions } from "./doctor-options.ts";
import { runDoctorHooks } from "./run-doctor-hooks.ts";
import { stopOnTerminal } from "./stop-on-terminal.ts";
import { watchPorts } from "./watch-ports.ts";

/** `berth doctor`: the machine against the spec. Status 1 when a port that counts is not as it has to be. */
export async function runDoctor(root: string, options: DoctorOptions): Promise<Answer> {
  const { json = false, required, stop, wait, watch } = options;
  const parsed = readRegistry(readerOfDisk(root));
  if (!parsed.ok) return refuse(parsed.failures, json);
  const { spec } = parsed.value;
  if (options.hooks) return runDoctorHooks(root, spec, json);
  if (stop !== undefined) return stopOnTerminal(root, spec, stop);
  const what: Examination = {
    spec,
    root,
    demand: options.state ?? (wait === undefined ? "usable" : "up"),
    ...(required !== undefined && { required: splitList(required) }),
  };
  if (watch) return watchPorts(what, (diagnosis) => render(diagnosis, json));
  const found = await (wait === undefined ? examine(what) : waitForPorts(what, wait));
  if (!found.ok) return refuse(found.failures, json);
  const status = found.value.errors.length > 0 ? FINDINGS : DONE;
  return { status, stdout: render(found.value, json) };
}

const splitList = (text: string): string[] =>
  text.split(",").flatMap((word) => (word.trim() === "" ? [] : [word.trim()]));

function render(diagnosis: Diagnosis, json: boolean): string {
  if (!json) return renderDiagnosis(diagnosis);
  const { errors, states, warnings } = diagnosis;
  return JSON.stringify({ ports: statesAsJson(states), errors, warnings });
}
