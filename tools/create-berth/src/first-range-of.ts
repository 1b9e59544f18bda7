import { type Result, refusal, success } from "@berth/registry";
import { DEFAULT_RANGES, draftSpec } from "@berth/scaffold";

/** The ranges of a workspace that names none, as `--ranges` takes them. */
export const DEFAULT_TEXT = DEFAULT_RANGES.map(({ id, from, to }) => `${id}:${from}-${to}`).join(",");

/** The draft is thrown away, so its day does not matter. */
const ANY_DAY = "2000-01-01";

/** The id of the first range; the failures of `berth init` where the ranges can't be. */
export function firstRangeOf(ranges = DEFAULT_TEXT): Result<string> {
  const drafted = draftSpec({ ranges: [ranges] }, {}, ANY_DAY);
  if (!drafted.ok) return refusal(...drafted.failures);
  const [first] = drafted.value.spec.ranges;
  return success(first?.id ?? "");
}
