import type { RecoveryReport } from "@berth/commit";
import { type Result, success } from "@berth/registry";
import { type Plan, planRun, type Request, readSpec, type Snapshot, titleOf, wiredPaths } from "@berth/scaffold";
import { commitClaimed } from "../claims/commit-claimed.ts";
import { requireCheckedOut } from "../git/not-checked-out.ts";
import { withLocalTaken } from "../run/take-snapshot.ts";
import { readWorkspace } from "./read-workspace.ts";
import { renderDiff } from "./render-diff.ts";
import { type RunOptions, underLock } from "./under-lock.ts";

export type Outcome =
  | { kind: "planned"; plan: Plan; diff?: string }
  | { kind: "committed"; plan: Plan; recovered: RecoveryReport | undefined }
  /** The interrupted run that was found had been asked for the same thing: finishing it was the whole work. */
  | { kind: "finished"; recovered: RecoveryReport };

/**
 * The way through: request -> snapshot -> plan -> commit -> report. All or nothing: on a failure nothing has changed,
 * except under UNFINISHED, which says how to finish. Numbers are claimed on a remote first where the spec names one.
 */
export function runRequest(root: string, request: Request, options: RunOptions): Promise<Result<Outcome>> {
  return underLock<Outcome>(root, options, ({ commit, git, recovered }) => {
    // A sync is cheap and runs again; any other request is already fulfilled.
    if (recovered && request.kind !== "sync" && recovered.title === titleOf(request))
      return success({ kind: "finished", recovered });
    const here = readWorkspace(root, git, request);
    const snapshot = here.ok ? withLocalTaken(root, git, request, here.value) : here;
    if (!snapshot.ok) return snapshot;

    const land = (plan: Result<Plan>): Result<Plan> => {
      const ready = plan.ok ? requireCheckedOut(root, git, plan.value) : plan;
      const committed = ready.ok ? commit(ready.value) : ready;
      return committed.ok ? plan : committed;
    };
    const spec = readSpec(snapshot.value);
    const reserves = spec.ok && spec.value.spec.settings.reserve !== undefined;
    const plan = reserves
      ? commitClaimed(root, git, request, snapshot.value, { land, dryRun: options.dryRun })
      : land(planRun(request, snapshot.value));
    if (!plan.ok) return plan;
    if (!options.dryRun) return success({ kind: "committed", plan: plan.value, recovered });
    return success({ kind: "planned", plan: plan.value, ...diffFor(request, plan.value, snapshot.value) });
  });
}

/**
 * What is set up, and what changes in a project, is for a person to judge; other runs change what is derived from one
 * edit of the spec.
 */
function diffFor({ kind }: Request, plan: Plan, { files, projects = [] }: Snapshot): { diff?: string } {
  if (kind === "init" || kind === "import") return { diff: renderDiff(plan, files) };
  const theirs = new Set(projects.flatMap(wiredPaths));
  const changes = plan.changes.filter(({ path }) => theirs.has(path));
  return changes.length > 0 ? { diff: renderDiff({ ...plan, changes }, files) } : {};
}

/** Finishes an interrupted run, if there is one. With `keepEdited`, files edited since stay as they are. */
export const runRecovery = (root: string, options: RunOptions): Promise<Result<RecoveryReport | undefined>> =>
  underLock(root, options, ({ recovered }) => success(recovered));
