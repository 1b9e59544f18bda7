import { type Result, refusal, success } from "@berth/registry";
import { type Plan, planRun, type Request } from "@berth/scaffold";
import { planAndClaim } from "../claims/plan-and-claim.ts";
import { type CommitReport, commitPlan } from "../commit-plan.ts";
import { type GitPlaces, locateGit } from "../git/locate-git.ts";
import { readJournal } from "../journal/read-journal.ts";
import { locateState, type StatePaths } from "../locate-state.ts";
import { type RecoveryReport, recover } from "../recover.ts";
import { lockWorkspace } from "./lock-workspace.ts";
import { takeSnapshot } from "./take-snapshot.ts";

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
export async function runRequest(
  root: string,
  request: Request,
  options: RunOptions,
): Promise<Result<Outcome>> {
  const git = locateGit(root);
  const state = locateState(root, git);
  if (options.dryRun) return planOnly(root, state, request, git);
  const lock = await lockWorkspace(state, options.command);
  if (!lock.ok) return lock;
  try {
    const recovered = recover(root, state, {});
    if (!recovered.ok) return recovered;
    if (recovered.value && recovered.value.title === titleOf(request))
      return success({ kind: "finished", recovered: recovered.value });
    const plan = planAndClaim(root, request, git);
    if (!plan.ok) return plan;
    const { release } = plan.value;
    if (plan.value.plan.changes.length > 0) {
      const committed: Result<CommitReport> = commitPlan(root, state, plan.value.plan);
      if (!committed.ok) {
        // UNFINISHED is committed: its number is in use, and the next run finishes it.
        if (!committed.failures.some(({ code }) => code === "UNFINISHED")) release();
        return committed;
      }
    }
    return success({ kind: "committed", plan: plan.value.plan, recovered: recovered.value });
  } finally {
    lock.value.release();
  }
}

/** Finishes an interrupted run, if there is one. With `keepEdited`, files edited since stay as they are. */
export async function runRecovery(
  root: string,
  options: RunOptions & { keepEdited?: boolean },
): Promise<Result<RecoveryReport | undefined>> {
  const state = locateState(root);
  const lock = await lockWorkspace(state, options.command);
  if (!lock.ok) return lock;
  try {
    return recover(root, state, { keepEdited: options.keepEdited ?? false });
  } finally {
    lock.value.release();
  }
}

function planOnly(
  root: string,
  state: StatePaths,
  request: Request,
  git: GitPlaces | undefined,
): Result<Outcome> {
  const journal = readJournal(state);
  if (!journal.ok) return journal;
  if (journal.value)
    return refusal({
      code: "UNFINISHED",
      message: `An earlier run (${journal.value.title}) was interrupted; what it would leave can't be planned upon.`,
      fix: "Finish it first: npx berth recover.",
    });
  const snapshot = takeSnapshot(root, request, git);
  if (!snapshot.ok) return snapshot;
  const plan = planRun(request, snapshot.value);
  return plan.ok ? success({ kind: "planned", plan: plan.value }) : plan;
}

/** Only a service or a reservation is the same wish when asked for twice; a sync is cheap and looks again. */
function titleOf(request: Request): string | undefined {
  return request.kind === "sync" ? undefined : `${request.kind} ${request.options.name}`;
}
