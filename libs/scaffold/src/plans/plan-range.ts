import { type ParsedSpec, type PortRange, type Result, spanOf, success } from "@berth/registry";
import type { RangeOptions } from "../options/lifecycle-options.ts";
import { describeChange } from "../rows/describe-change.ts";
import { readRange } from "../rows/read-range.ts";
import type { SpecSteps } from "../rows/record-edits.ts";
import type { Plan } from "./plan.ts";
import { planEdits } from "./plan-edits.ts";
import { readSpec } from "./read-spec.ts";
import type { Snapshot } from "./snapshot.ts";

/**
 * The plan that adds a range, or gives one that is there other numbers, another purpose or policy. It never lets a row
 * fall out of its range and never overlaps another one. A spec with rows outside of all ranges is taken, too: giving
 * them one is the way out.
 */
export function planRange(request: RangeOptions, snapshot: Snapshot): Result<Plan> {
  const before = readSpec(snapshot, ["PORT_OUT_OF_RANGE"]);
  if (!before.ok) return before;
  const wanted = readRange(before.value, request);
  if (!wanted.ok) return wanted;
  const steps = describeSteps(before.value, wanted.value, request.reason);
  if (!steps.ok) return steps;
  const { change, edits } = steps.value;
  const notes = edits.length > 0 ? [`${change}.`] : [];
  return planEdits({ kind: "range", options: request }, before.value, { ...steps.value, rows: [], notes }, snapshot);
}

function describeSteps({ spec }: ParsedSpec, range: PortRange, reason: string | undefined): Result<SpecSteps> {
  const old = spec.ranges.find(({ id }) => id === range.id);
  const change = describeChange(
    old ? describeDifference(old, range) : `Added the range ${range.id} ${spanOf(range)}`,
    reason,
  );
  if (!change.ok) return change;
  // New numbers are a minor step, as a new allocation is.
  const version = !old || spanOf(old) !== spanOf(range) ? "minor" : "patch";
  const kind = old ? "set-range" : "add-range";
  const isSame = old && JSON.stringify(old) === JSON.stringify({ ...old, ...range });
  return success({ edits: isSame ? [] : [{ kind, range }], version, change: change.value });
}

function describeDifference(old: PortRange, range: PortRange): string {
  const parts = [
    ...(spanOf(old) === spanOf(range) ? [] : [`from ${spanOf(old)} to ${spanOf(range)}`]),
    ...(old.policy === range.policy ? [] : [`from ${old.policy} to ${range.policy}`]),
    ...(old.purpose === range.purpose ? [] : ["in its purpose"]),
  ];
  return `Changed the range ${range.id} ${parts.join(" and ")}`;
}
