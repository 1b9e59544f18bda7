import { readServices, type WorkspaceReader } from "@berth/engine";
import { type Result, success } from "@berth/registry";
import { type Plan, planLayout } from "@berth/scaffold";
import { readPresent } from "./read-present.ts";

/**
 * The plan that brings services of an earlier version to the present layout, and all that is derived from the spec with
 * them. Undefined in a workspace without a spec. Writes nothing and takes no lock.
 */
export function planPresentLayout(root: string, disk: WorkspaceReader): Result<Plan | undefined> {
  const present = readPresent(root, disk);
  if (!present.ok) return present.failures[0]?.code === "SPEC_MISSING" ? success(undefined) : present;
  const { checkOut, reader, snapshot, spec } = present.value;
  const services = readServices(reader, spec.spec);
  const plan = services.ok ? planLayout(snapshot, services.value) : services;
  return plan.ok ? checkOut(plan.value) : plan;
}
