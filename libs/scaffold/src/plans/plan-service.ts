import type { Result } from "@berth/registry";
import type { ServiceOptions } from "../options/service-options.ts";
import type { Plan } from "./plan.ts";
import { planEdits } from "./plan-edits.ts";
import { readSpec } from "./read-spec.ts";
import { serviceSteps } from "./service-steps.ts";
import type { Snapshot } from "./snapshot.ts";

/**
 * The plan that makes a service: its row in the spec (or the reserved one it takes over), everything derived from the
 * spec, and its folder. Or every reason why not. Nothing is read or written.
 */
export function planService(request: ServiceOptions, snapshot: Snapshot): Result<Plan> {
  const before = readSpec(snapshot);
  if (!before.ok) return before;
  const steps = serviceSteps(before.value, request, snapshot);
  if (!steps.ok) return steps;
  return planEdits({ kind: "service", options: request }, before.value, steps.value, snapshot);
}
