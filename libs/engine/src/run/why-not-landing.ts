import { checkTargets, explainError, isSystemError, nothingChanged, throughLinks } from "@berth/commit";
import type { Failure } from "@berth/registry";
import type { Plan } from "@berth/scaffold";

/** What would stop the commit of this plan, as far as can be seen without writing: so a dry run doesn't promise too much. */
export function whyNotLanding(root: string, plan: Plan): Failure[] {
  try {
    return checkTargets(root, throughLinks(root, plan.changes));
  } catch (error) {
    if (!isSystemError(error)) throw error;
    return [nothingChanged(plan, explainError(error, root))];
  }
}
