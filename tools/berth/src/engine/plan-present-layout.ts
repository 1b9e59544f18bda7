import { openCheckout, readServices, readSnapshot, requireCheckedOut, type WorkspaceReader } from "@berth/engine";
import { type Result, SPEC_PATH, success } from "@berth/registry";
import { type Plan, planLayout, readSpec } from "@berth/scaffold";
import { gitAround } from "./read-place.ts";

/**
 * The plan that brings services of an earlier version to the present layout, and all that is derived from the spec with
 * them. Undefined in a workspace without a spec. Writes nothing and takes no lock.
 */
export function planPresentLayout(root: string, reader: WorkspaceReader): Result<Plan | undefined> {
  const git = gitAround(root);
  if (!git.ok) return git;
  const checkout = openCheckout(root, git.value, reader);
  if (!checkout.ok) return checkout;
  const snapshot = readSnapshot(checkout.value.reader);
  if (!snapshot.ok) return snapshot;
  if (snapshot.value.files[SPEC_PATH] === undefined) return success(undefined);
  const parsed = readSpec(snapshot.value);
  if (!parsed.ok) return parsed;
  const services = readServices(checkout.value.reader, parsed.value.spec);
  const plan = services.ok ? planLayout(snapshot.value, services.value) : services;
  return plan.ok ? requireCheckedOut(root, git.value, plan.value, reader) : plan;
}
