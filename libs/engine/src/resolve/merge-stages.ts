import {
  type MergedSpec,
  mergeSpec,
  parseSpec,
  type Result,
  refusal,
  SPEC_PATH,
  success,
  type TakenElsewhere,
} from "@berth/registry";
import type { Snapshot } from "@berth/scaffold";
import type { Side } from "./find-upstream.ts";
import { isByHand, type Stages } from "./read-stages.ts";

/** The merged spec, and which side's numbers stayed; undefined where it was merged already. */
export interface MergedStages extends MergedSpec {
  upstream: Side | undefined;
}

/**
 * The spec that a merge which stopped comes to. Without stages git merged it itself, and only what is derived is left.
 */
export function mergeStages(
  stages: Stages | undefined,
  upstream: Side,
  { files, today }: Snapshot,
  elsewhere: readonly TakenElsewhere[],
): Result<MergedStages> {
  const current = files[SPEC_PATH];
  if (!stages || isByHand(current, stages)) {
    const parsed = parseSpec(current ?? "");
    if (!parsed.ok) return parsed;
    return success({ parsed: parsed.value, moved: [], lostComments: [], upstream: undefined });
  }
  const { base, ours, theirs } = stages;
  if (ours === undefined || theirs === undefined)
    return refusal({
      code: "SPEC_INVALID",
      message: `One side deleted ${SPEC_PATH}.`,
      fix: "Decide by hand whether to keep the registry.",
    });
  const [ahead, behind] = upstream === "ours" ? [ours, theirs] : [theirs, ours];
  const merged = mergeSpec({ base, upstream: ahead, other: behind }, today, elsewhere);
  return merged.ok ? success({ ...merged.value, upstream }) : merged;
}
