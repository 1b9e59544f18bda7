import type { RecoveryReport } from "@berth/commit";
import { nextSteps, renderChanges, renderNextSteps, renderPlan, summarizePlan, tellPorts } from "@berth/scaffold";
import type { Outcome } from "./run-request.ts";

/** What a run did or would do, for people or (`json`) for scripts. */
export function renderOutcome(outcome: Outcome, json = false): string {
  if (outcome.kind === "finished") {
    const next = nextSteps(outcome.recovered);
    if (!json) return [renderRecovery(outcome.recovered), ...(next ? [renderNextSteps(next)] : [])].join("\n\n");
    const { changes, planId, ports, service } = outcome.recovered;
    return JSON.stringify({
      service,
      ports,
      changes,
      notes: ["Finished an interrupted run."],
      plan: planId,
      ...(next && { next }),
    });
  }
  const next = outcome.kind === "committed" ? (outcome.plan.next ?? nextSteps(outcome.plan)) : undefined;
  if (json) return JSON.stringify({ ...summarizePlan(outcome.plan), ...(next && { next }) });
  const parts = [renderPlan(outcome.plan)];
  if (outcome.kind === "committed" && outcome.recovered) parts.unshift(renderRecovery(outcome.recovered));
  if (next) parts.push(renderNextSteps(next));
  if (outcome.kind === "planned") parts.push(...(outcome.diff ? [outcome.diff] : []), "Dry run: nothing was changed.");
  return parts.join("\n\n");
}

/** What a recovery finished. */
export function renderRecovery(report: RecoveryReport): string {
  return [
    `Finished the interrupted run: ${report.title}`,
    "",
    ...tellPorts(report.ports, ({ env, port }) => `${port}  ${env}`),
    ...renderChanges(report),
    ...report.kept.map((path) => `KEPT ${path} (as you edited it)`),
  ].join("\n");
}
