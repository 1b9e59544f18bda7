import { renderFailures } from "@berth/registry";
import type { Diagnosis } from "./examine.ts";
import { renderCounts, renderStates } from "./render-states.ts";

/** What `berth doctor` prints: a line for each port, what is wrong and what to do, warnings, and the counts. */
export function renderDiagnosis({ errors, states, warnings }: Diagnosis): string {
  const parts = [
    states.length > 0 ? renderStates(states) : "",
    errors.length > 0 ? renderFailures(errors) : "",
    warnings.length > 0 ? `Warnings:\n\n${renderFailures(warnings)}` : "",
    renderCounts(states),
  ];
  return parts.filter((part) => part !== "").join("\n\n");
}
