import { type Failure, type Result, refusal } from "@berth/registry";
import { type Plan, planRun, type Request, type Snapshot } from "@berth/scaffold";
import type { GitPlaces } from "../git/locate-git.ts";
import { claimPorts, refused } from "./claim-ports.ts";
import { claimFailed } from "./remote.ts";
import { withRemoteTaken } from "./with-remote-taken.ts";

/** How often a run that loses its port to other clones plans again; each time at least one of them makes progress. */
const CLAIM_ATTEMPTS = 100;

/** How often a number that is free may be refused as if it were taken: another clone may hold it for a moment. */
const SAME_ATTEMPTS = 8;

/**
 * Plans and lands a request with its new numbers claimed on the remote before the commit. After a lost race it plans
 * again; a plan that fails to land releases its claims. CLAIM_FAILED where the remote does not take part.
 */
export function commitClaimed(
  root: string,
  git: GitPlaces | undefined,
  request: Request,
  snapshot: Snapshot,
  { dryRun = false, land }: { dryRun?: boolean | undefined; land: (plan: Result<Plan>) => Result<Plan> },
): Result<Plan> {
  let last = "";
  let same = 0;
  for (let attempt = 1; ; attempt++) {
    const plan = planClaimed(root, git, request, snapshot);
    if (dryRun || !plan.ok || !plan.value.claim || !git) return land(plan);
    const { ports, remote } = plan.value.claim;
    const services = new Map(plan.value.ports.map(({ port, service }) => [port, service]));
    const claims = new Map(ports.map((port) => [port, services.get(port) ?? plan.value.service]));
    const outcome = claimPorts(root, git, remote, claims);
    if (!outcome.ok) return outcome;
    if (outcome.value.kind === "claimed") {
      const landed = land(plan);
      return landed.ok ? landed : giveBack(ports, outcome.value.release, landed.failures);
    }
    same = ports.join() === last ? same + 1 : 1;
    last = ports.join();
    if (same === SAME_ATTEMPTS) return refusal(refused(remote, ports, outcome.value.causes));
    if (attempt === CLAIM_ATTEMPTS)
      return refusal(claimFailed(`${remote} gave ${CLAIM_ATTEMPTS} ports in a row to other clones.`));
    pause(same);
  }
}

/**
 * The plan, its numbers free on the remote as well. The remote is asked only by a plan with numbers to claim: what is
 * refused anyway, or builds on a number that is reserved already, works without a network.
 */
function planClaimed(root: string, git: GitPlaces | undefined, request: Request, snapshot: Snapshot): Result<Plan> {
  const draft = planRun(withoutId(request), snapshot);
  if (!draft.ok) return draft;
  const { claim } = draft.value;
  const whole = claim ? withRemoteTaken(root, git, claim.remote, snapshot) : { ok: true as const, value: snapshot };
  return whole.ok ? planRun(request, whole.value) : whole;
}

/** The id that was shown is that of the whole plan, claims and all; the draft need not have it. */
function withoutId(request: Request): Request {
  if (request.kind === "sync") return request;
  return { ...request, options: { ...request.options, plan: undefined } } as Request;
}

/** A run that changed nothing must not keep its claims. */
function giveBack(ports: readonly number[], release: () => boolean, failures: Failure[]): Result<never> {
  // UNFINISHED is committed: its number is in use, and the next run finishes it.
  if (failures.some(({ code }) => code === "UNFINISHED") || release()) return refusal(...failures);
  const claim = `The claim on ${ports.join(" and ")}`;
  const kept = `${claim} could not be released; npx berth resolve --prune releases it later.`;
  return refusal(...failures.map((failure) => ({ ...failure, details: [...(failure.details ?? []), kept] })));
}

/** Longer with each refusal of one port, and random, so clones do not retry in step. */
function pause(same: number): void {
  const milliseconds = same * (10 + Math.random() * 40);
  Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, milliseconds);
}
