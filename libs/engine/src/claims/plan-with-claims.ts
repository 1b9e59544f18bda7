import type { Result } from "@berth/registry";
import { type Plan, planRun, type Request } from "@berth/scaffold";
import type { GitPlaces } from "../git/locate-git.ts";
import { snapshotHere } from "../run/take-snapshot.ts";
import { addClaims } from "./add-claims.ts";

/**
 * The plan as the workspace is now. The remote is asked only by a plan with numbers to claim: what is refused anyway, or
 * builds on a number that is promised already, works without a network.
 */
export function planWithClaims(root: string, request: Request, git: GitPlaces | undefined): Result<Plan> {
  const here = snapshotHere(root, request, git);
  if (!here.ok) return here;
  const draft = planRun(withoutId(request), here.value);
  if (!draft.ok) return draft;
  const { claim } = draft.value;
  if (!claim) return hasId(request) ? planRun(request, here.value) : draft;
  const snapshot = addClaims(root, git, claim.remote, here.value);
  return snapshot.ok ? planRun(request, snapshot.value) : snapshot;
}

const hasId = (request: Request): boolean => request.kind !== "sync" && request.options.plan !== undefined;

/** The id that was shown is that of the whole plan, claims and all; the draft need not have it. */
function withoutId(request: Request): Request {
  if (request.kind === "sync") return request;
  return { ...request, options: { ...request.options, plan: undefined } } as Request;
}
