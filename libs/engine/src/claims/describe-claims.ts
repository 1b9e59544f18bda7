import { type Result, refusal, success } from "@berth/registry";
import { claimFailed, unreachable } from "./ask-remote.ts";
import { claimRef } from "./claim-ref.ts";
import { fetchRefs } from "./fetch-refs.ts";
import { type ClaimFacts, readClaims } from "./read-claims.ts";
import { type Claim, type RemoteState, readRemote } from "./read-remote.ts";

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
        const known = facts.get(claim.hash);
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
