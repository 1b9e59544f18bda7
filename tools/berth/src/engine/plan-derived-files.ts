import type { WorkspaceReader } from "@berth/engine";
import { type Failure, type Result, success } from "@berth/registry";
import { findStale, type Plan, planSync } from "@berth/scaffold";
import { readPresent } from "./read-present.ts";

/** What a sync has to do, and why. */
export interface SyncPlan {
  plan: Plan;
  /** DERIVED_STALE for each file that the plan changes. */
  stale: Failure[];
}

/** The plan that brings all derived files in line with the spec. Writes nothing and takes no lock. */
export function planDerivedFiles(root: string, reader: WorkspaceReader): Result<SyncPlan> {
  const present = readPresent(root, reader);
  if (!present.ok) return present;
  const { checkOut, snapshot, spec } = present.value;
  const plan = planSync(snapshot);
  const ready = plan.ok ? checkOut(plan.value) : plan;
  return ready.ok ? success({ plan: ready.value, stale: findStale(spec.spec, snapshot) }) : ready;
}
