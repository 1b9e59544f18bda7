import { openCheckout, readSnapshot, requireCheckedOut, type WorkspaceReader } from "@berth/engine";
import { type Failure, type Result, success } from "@berth/registry";
import { findStale, type Plan, planSync, readSpec } from "@berth/scaffold";
import { gitAround } from "./read-place.ts";

/** What a sync has to do, and why. */
export interface SyncPlan {
  plan: Plan;
  /** DERIVED_STALE for each file that the plan changes. */
  stale: Failure[];
}

/** The plan that brings all derived files in line with the spec. Writes nothing and takes no lock. */
export function planDerivedFiles(root: string, reader: WorkspaceReader): Result<SyncPlan> {
  const git = gitAround(root);
  if (!git.ok) return git;
  const checkout = openCheckout(root, git.value, reader);
  if (!checkout.ok) return checkout;
  const snapshot = readSnapshot(checkout.value.reader);
  if (!snapshot.ok) return snapshot;
  const spec = readSpec(snapshot.value);
  if (!spec.ok) return spec;
  const plan = planSync(snapshot.value);
  if (!plan.ok) return plan;
  const ready = requireCheckedOut(root, git.value, plan.value, reader);
  return ready.ok ? success({ plan: ready.value, stale: findStale(spec.value.spec, snapshot.value) }) : ready;
}
