import { type Result, success } from "@berth/registry";
import type { GitPlaces } from "../git/locate-git.ts";
import { readCloneId } from "./clone-id.ts";
import { type DescribedClaim, describeClaims } from "./describe-claims.ts";
import { listInUse } from "./list-in-use.ts";
import { listLanded } from "./list-landed.ts";

export interface DoneClaim {
  claim: DescribedClaim;
  why: string;
}

/**
 * The claims that are no longer needed: those whose port is on the remote's default branch, and those of this clone
 * whose port it no longer uses. Ports that other clones have not pushed are not visible here, so only they drop those
 * claims.
 */
export function findDoneClaims(root: string, git: GitPlaces, remote: string): Result<DoneClaim[]> {
  const state = describeClaims(root, remote);
  if (!state.ok) return state;
  const listed = listLanded(root, git, remote, state.value.tip);
  if (!listed.ok) return listed;
  const landed = new Set(listed.value.map(({ port }) => port));
  const inUse = listInUse(root, git);
  if (!inUse.ok) return inUse;
  const own = readCloneId(root, git);
  const done = state.value.claims.flatMap((claim): DoneClaim[] => {
    if (landed.has(claim.port)) return [{ claim, why: `it is in the spec on the default branch of ${remote}` }];
    const isOurs = own !== undefined && claim.clone === own;
    if (!isOurs || !inUse.value.isComplete || inUse.value.ports.has(claim.port)) return [];
    return [{ claim, why: "this clone no longer uses it" }];
  });
  return success(done);
}
