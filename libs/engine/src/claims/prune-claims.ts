import { type Result, refusal, success } from "@berth/registry";
import type { GitPlaces } from "../git/locate-git.ts";
import { type RunOptions, underLock } from "../run/under-lock.ts";
import { refused } from "./claim-ports.ts";
import { readCloneId } from "./clone-id.ts";
import { claimRemote, type DescribedClaim, describeClaims } from "./describe-claims.ts";
import { listInUse } from "./list-in-use.ts";
import { listLanded } from "./list-landed.ts";
import { causesOf, isRace, pushClaims } from "./push-claims.ts";
import { claimFailed, unreachable } from "./remote.ts";

/**
 * Drops the claims that are no longer needed, and returns them; a dry run only lists them. Under the workspace lock: a
 * run that has claimed its port and not written it yet has a claim whose port is not in use.
 */
export function runPrune(root: string, options: RunOptions): Promise<Result<DoneClaim[]>> {
  return underLock(root, options, ({ git }) => {
    const remote = claimRemote(root);
    if (!remote.ok) return remote;
    if (!git) return refusal(claimFailed(`There is no git repository here to reach ${remote.value} from.`));
    const done = findDoneClaims(root, git, remote.value);
    return done.ok && !options.dryRun ? pruneClaims(root, remote.value, done.value) : done;
  });
}

/**
 * Removes claims from the remote, each at the hash that was read: one that was made again since then stays. Returns the
 * removed claims. CLAIM_FAILED if the remote cannot be reached or keeps its claims.
 */
function pruneClaims(root: string, remote: string, done: readonly DoneClaim[]): Result<DoneClaim[]> {
  if (done.length === 0) return success([]);
  const pushes = done.map(({ claim }) => ({ port: claim.port, expected: claim.hash }));
  const pushed = pushClaims(root, remote, pushes, { atomic: false });
  const causes = causesOf(pushed).filter((reason) => !isRace(reason));
  if (causes.length > 0) {
    const kept = pushes.map(({ port }) => port).filter((port) => !pushed.done.includes(port));
    return refusal(refused(remote, kept, causes, pushed.remarks));
  }
  if (!pushed.ok && pushed.rejections.length === 0) return refusal(unreachable(remote, pushed));
  return success(done.filter(({ claim }) => pushed.done.includes(claim.port)));
}

export interface DoneClaim {
  claim: DescribedClaim;
  why: string;
}

/**
 * The claims that are no longer needed: those whose port is on the remote's default branch, and those of this clone
 * whose port it no longer uses. Ports that other clones have not pushed are not visible here, so only they drop those
 * claims.
 */
function findDoneClaims(root: string, git: GitPlaces, remote: string): Result<DoneClaim[]> {
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
