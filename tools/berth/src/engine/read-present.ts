import { openCheckout, readSnapshot, requireCheckedOut, type WorkspaceReader } from "@berth/engine";
import { type ParsedSpec, type Result, success } from "@berth/registry";
import { type Plan, readSpec, type Snapshot } from "@berth/scaffold";
import { gitAround } from "./read-place.ts";

/** A workspace as it is now, without what other branches have: all that a plan needs which assigns no number. */
interface Present {
  /** Shows the working copy with what git leaves out of it. */
  reader: WorkspaceReader;
  snapshot: Snapshot;
  spec: ParsedSpec;
  /** The plan, if everything that it changes is checked out. */
  checkOut(plan: Plan): Result<Plan>;
}

/** Reads a workspace as the reader shows it. SPEC_MISSING and the spec's faults are failures. Takes no lock. */
export function readPresent(root: string, disk: WorkspaceReader): Result<Present> {
  const git = gitAround(root);
  if (!git.ok) return git;
  const checkout = openCheckout(root, git.value, disk);
  if (!checkout.ok) return checkout;
  const { reader } = checkout.value;
  const snapshot = readSnapshot(reader);
  if (!snapshot.ok) return snapshot;
  const spec = readSpec(snapshot.value);
  if (!spec.ok) return spec;
  const checkOut = (plan: Plan) => requireCheckedOut(root, git.value, plan, disk);
  return success({ reader, snapshot: snapshot.value, spec: spec.value, checkOut });
}
