import { type Result, refusal, SPEC_PATH, success } from "@berth/registry";
import { readRegistry } from "../run/read-registry.ts";
import { readerOfDisk } from "../run/workspace-reader.ts";
import { type DescribedClaim, describeClaims } from "./describe-claims.ts";

/** The claims on the remote that this workspace's spec names; FLAG_INVALID where it names none. */
export function listClaimsOf(root: string): Result<DescribedClaim[]> {
  const remote = claimRemote(root);
  const state = remote.ok ? describeClaims(root, remote.value) : remote;
  return state.ok ? success(state.value.claims) : state;
}

/** The remote on which this workspace claims its numbers. */
export function claimRemote(root: string): Result<string> {
  const parsed = readRegistry(readerOfDisk(root));
  if (!parsed.ok) return parsed;
  const remote = parsed.value.spec.settings.reserve;
  if (remote !== undefined) return success(remote);
  return refusal({
    code: "FLAG_INVALID",
    message: `${SPEC_PATH} names no remote to claim ports on.`,
    fix: "Add it to the spec first: settings: { reserve: origin }.",
  });
}
