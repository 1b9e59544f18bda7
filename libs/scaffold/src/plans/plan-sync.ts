import { type Result, success } from "@berth/registry";
import type { Plan } from "./plan.ts";
import { noteLeftAlone, planDerived } from "./plan-derived.ts";
import { readSpec } from "./read-spec.ts";
import { sealPlan } from "./seal-plan.ts";
import type { Snapshot } from "./snapshot.ts";

/** The plan that brings what is derived in line with the spec, and touches nothing else. Its changes may be none. */
export function planSync(snapshot: Snapshot): Result<Plan> {
  const parsed = readSpec(snapshot);
  if (!parsed.ok) return parsed;
  const { spec } = parsed.value;
  const derived = planDerived(spec, snapshot);
  if (!derived.ok) return derived;
  // Without a change the run would claim that everything is up to date.
  const notes = snapshot.dockerfilesUnknown === undefined ? [] : noteLeftAlone(spec, snapshot);
  return success(sealPlan({ title: "sync", service: "", ports: [], changes: derived.value, notes }));
}
