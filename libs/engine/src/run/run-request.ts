import {
  type CommitReport,
  commitPlan,
  type RecoveryReport,
  recover,
  type StatePaths,
  tellProgress,
} from "@berth/commit";
import { type Failure, type Result, refusal, success } from "@berth/registry";
import { type Plan, type Request, titleOf } from "@berth/scaffold";
import { type ClaimedPlan, planAndClaim } from "../claims/plan-and-claim.ts";
import { planWithClaims } from "../claims/plan-with-claims.ts";
import type { GitPlaces } from "../git/locate-git.ts";
import { locateWorkspace } from "../git/locate-workspace.ts";
import { lockWorkspace } from "./lock-workspace.ts";
import { whyNotLanding } from "./why-not-landing.ts";
import { whyUnsettled } from "./why-unsettled.ts";

export interface RunOptions {
  /** Plan only: not one byte is written, not even a lock. */
  dryRun?: boolean;
  /** What WORKSPACE_BUSY tells others about this run. */
  command: string;
}

export type Outcome =
  | { kind: "planned"; plan: Plan }
  | { kind: "committed"; plan: Plan; recovered: RecoveryReport | undefined }
  /** The interrupted run that was found had been asked for the same thing: finishing it was the whole work. */
  | { kind: "finished"; recovered: RecoveryReport };

/**
 * The way through: lock, finish an interrupted run, snapshot, plan, commit. All or nothing: on a failure nothing has
 * changed, except under UNFINISHED, which says how to finish.
 */
export async function runRequest(root: string, request: Request, options: RunOptions): Promise<Result<Outcome>> {
  const places = locateWorkspace(root);
  if (!places.ok) return places;
  const { git, state } = places.value;
  if (options.dryRun) return planOnly(root, state, request, git);
  const lock = await lockWorkspace(state, options.command);
  if (!lock.ok) return lock;
  try {
    const recovered = recover(root, state, {});
    if (!recovered.ok) return recovered;
    // A sync is cheap and looks again; of anything else, the same wish is fulfilled.
    const isSame = request.kind !== "sync" && recovered.value?.title === titleOf(request);
    if (recovered.value && isSame) return success({ kind: "finished", recovered: recovered.value });
    const claimed = planAndClaim(root, request, git);
    if (!claimed.ok) return claimed;
    const { plan } = claimed.value;
    tellProgress(state);
    if (plan.changes.length > 0) {
      const committed: Result<CommitReport> = commitPlan(root, state, plan);
      if (!committed.ok) return giveBack(claimed.value, committed.failures);
    }
    return success({ kind: "committed", plan, recovered: recovered.value });
  } finally {
    lock.value.release();
  }
}

/** Finishes an interrupted run, if there is one. With `keepEdited`, files edited since stay as they are. */
export async function runRecovery(
  root: string,
  options: RunOptions & { keepEdited?: boolean },
): Promise<Result<RecoveryReport | undefined>> {
  const places = locateWorkspace(root);
  if (!places.ok) return places;
  const { state } = places.value;
  const lock = await lockWorkspace(state, options.command);
  if (!lock.ok) return lock;
  try {
    return recover(root, state, { keepEdited: options.keepEdited ?? false });
  } finally {
    lock.value.release();
  }
}

function planOnly(root: string, state: StatePaths, request: Request, git: GitPlaces | undefined): Result<Outcome> {
  const unsettled = whyUnsettled(state);
  if (unsettled.length > 0) return refusal(...unsettled);
  const plan = planWithClaims(root, request, git);
  if (!plan.ok) return plan;
  const obstacles = whyNotLanding(root, plan.value);
  return obstacles.length > 0 ? refusal(...obstacles) : success({ kind: "planned", plan: plan.value });
}

/** A run that changed nothing must not keep its number either. */
function giveBack({ plan, release }: ClaimedPlan, failures: Failure[]): Result<never> {
  // UNFINISHED is committed: its number is in use, and the next run finishes it.
  if (failures.some(({ code }) => code === "UNFINISHED") || release()) return refusal(...failures);
  const ports = plan.claim?.ports.join(" and ");
  const kept = `The claim on ${ports} could not be given back; npx berth resolve --prune does that later.`;
  return refusal(...failures.map((failure) => ({ ...failure, details: [...(failure.details ?? []), kept] })));
}
