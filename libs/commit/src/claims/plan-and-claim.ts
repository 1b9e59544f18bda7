import { type Failure, type Result, refusal, success } from "@berth/registry";
import { type Plan, planRun, type Request } from "@berth/scaffold";
import type { GitPlaces } from "../git/locate-git.ts";
import { takeSnapshot } from "../run/take-snapshot.ts";
import { claimPorts } from "./claim-ports.ts";

/** How often a run that loses its number to other clones plans anew; each time at least one of them got further. */
const CLAIM_ATTEMPTS = 100;

/** The plan, with its new numbers claimed on the remote where the spec wants that. Loses a race by planning anew. */
export function planAndClaim(
  root: string,
  request: Request,
  git: GitPlaces | undefined,
): Result<{ plan: Plan; release: () => void }> {
  for (let attempt = 1; ; attempt++) {
    const snapshot = takeSnapshot(root, request, git);
    if (!snapshot.ok) return snapshot;
    const plan = planRun(request, snapshot.value);
    if (!plan.ok) return plan;
    const { claim, service } = plan.value;
    if (!claim || !git) return success({ plan: plan.value, release: () => undefined });
    const outcome = claimPorts(root, git, claim.remote, service, claim.ports);
    if (!outcome.ok) return outcome;
    if (outcome.value.kind === "claimed")
      return success({ plan: plan.value, release: outcome.value.release });
    if (attempt === CLAIM_ATTEMPTS) return refusal(outrun(claim.remote));
  }
}

const outrun = (remote: string): Failure => ({
  code: "CLAIM_FAILED",
  message: `${remote} gave every number to somebody else, ${CLAIM_ATTEMPTS} times in a row. Nothing was changed.`,
  fix: "Run the command again.",
});
