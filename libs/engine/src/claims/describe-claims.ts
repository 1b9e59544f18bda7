import { type Result, refusal, SPEC_PATH, success } from "@berth/registry";
import { readRegistry } from "../run/read-registry.ts";
import { readerOfDisk } from "../run/workspace-reader.ts";
import { claimRef } from "./push-claims.ts";
import { type ClaimFacts, readClaims } from "./read-claims.ts";
import { type Claim, type RemoteState, readRemote } from "./read-remote.ts";
import { claimFailed, fetchRefs, unreachable } from "./remote.ts";

/** A claim with what its commit tells. */
export interface DescribedClaim extends Claim, ClaimFacts {}

export interface DescribedState extends RemoteState {
  claims: DescribedClaim[];
}

/** Claims come and go while they are read; a list that changed each time is not going to settle. */
const ATTEMPTS = 5;

/** All claims on the remote with who made them. Fetches their commits, which are empty, and keeps no ref. */
export function describeClaims(root: string, remote: string): Result<DescribedState> {
  for (let attempt = 1; attempt <= ATTEMPTS; attempt++) {
    const state = readRemote(root, remote);
    if (!state.ok) return state;
    const { claims, tip } = state.value;
    const facts = readClaims(
      root,
      claims.map(({ hash }) => hash),
    );
    const missing = claims.filter(({ hash }) => !facts.has(hash));
    if (missing.length === 0) {
      const described = claims.flatMap((claim) => {
        const known = facts.get(claim.hash)?.(claim.port);
        return known ? [{ ...claim, ...known }] : [];
      });
      return success({ claims: described, tip });
    }
    const fetched = fetchRefs(
      root,
      remote,
      missing.map(({ port }) => claimRef(port)),
    );
    // Else one of them is gone by now.
    const isGone = /couldn't find remote ref|not our ref/.test(fetched.stderr);
    if (!fetched.ok && !isGone) return refusal(unreachable(remote, fetched));
  }
  return refusal(claimFailed(`The claims on ${remote} changed each time they were read.`));
}

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
