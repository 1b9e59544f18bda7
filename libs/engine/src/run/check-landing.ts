import { checkTargets, explainError, isSystemError, nothingChanged, throughLinks } from "@berth/commit";
import { type Result, refusal, success } from "@berth/registry";
import type { Plan } from "@berth/scaffold";

/**
 * What would stop the commit of this plan, as far as can be seen without a write: a dry run must not report a plan that
 * cannot land.
 */
export function checkLanding(root: string, plan: Plan): Result<undefined> {
  try {
    const failures = checkTargets(root, throughLinks(root, plan.changes));
    return failures.length > 0 ? refusal(...failures) : success(undefined);
  } catch (error) {
    if (!isSystemError(error)) throw error;
    return refusal(nothingChanged(plan, explainError(error, root)));
  }
}
