import { type Result, refusal, success, TEXT_MAX_LENGTH } from "@berth/registry";
import { checkText } from "../options/check-text.ts";

/** The history's words for a change, with the reason behind them; TEXT_INVALID where they don't make one line of it. */
export function describeChange(what: string, reason: string | undefined): Result<string> {
  if (reason === undefined) return success(what);
  const failures = checkText("reason", reason);
  if (failures.length > 0) return refusal(...failures);
  const change = `${what}: ${reason}`;
  const surplus = change.length - TEXT_MAX_LENGTH;
  if (surplus <= 0) return success(change);
  return refusal({
    code: "TEXT_INVALID",
    message: `--reason is ${surplus} characters too long for a row of the history.`,
    fix: "Give --reason as one short line of text.",
  });
}
