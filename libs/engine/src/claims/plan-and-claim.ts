import { type Result, refusal, success } from "@berth/registry";
import type { Plan, Request } from "@berth/scaffold";
import type { GitPlaces } from "../git/locate-git.ts";
import { claimFailed } from "./ask-remote.ts";
import { claimPorts, refused } from "./claim-ports.ts";
import { planWithClaims } from "./plan-with-claims.ts";

/** A plan whose new numbers are this workspace's own. */
export interface ClaimedPlan {
  plan: Plan;
  /** Gives the numbers back; false where the remote didn't take them. */
  release(): boolean;
}

/** How often a run that loses its number to other clones plans anew; each time at least one of them got further. */
const CLAIM_ATTEMPTS = 100;

/** How often a number that nobody has may be refused as if somebody had it: he may hold it for a moment. */
const SAME_ATTEMPTS = 8;

/** The plan, with its new numbers claimed on the remote where the spec wants that. Loses a race by planning anew. */
export function planAndClaim(root: string, request: Request, git: GitPlaces | undefined): Result<ClaimedPlan> {
  let last = "";
  let same = 0;
  for (let attempt = 1; ; attempt++) {
    const plan = planWithClaims(root, request, git);
    if (!plan.ok) return plan;
    const { claim, service } = plan.value;
    if (!claim || !git) return success({ plan: plan.value, release: () => true });
    const outcome = claimPorts(root, git, claim.remote, service, claim.ports);
    if (!outcome.ok) return outcome;
    if (outcome.value.kind === "claimed") return success({ plan: plan.value, release: outcome.value.release });
    same = claim.ports.join() === last ? same + 1 : 1;
    last = claim.ports.join();
    if (same === SAME_ATTEMPTS) return refusal(refused(claim.remote, claim.ports, outcome.value.causes));
    if (attempt === CLAIM_ATTEMPTS)
      return refusal(claimFailed(`${claim.remote} gave ${CLAIM_ATTEMPTS} numbers in a row to somebody else.`));
    pause(same);
  }
}

/** Longer with each refusal of one number, and never in step with other clones. */
function pause(same: number): void {
  const milliseconds = same * (10 + Math.random() * 40);
  Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, milliseconds);
}
