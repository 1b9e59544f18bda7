import type { TakenElsewhere } from "../allocate/count-free.ts";
import type { SpecEdit } from "../edit/with-edits.ts";
import { type Failure, type Result, refusal, success } from "../report/failure.ts";
import type { PortRow, Spec } from "../spec/spec.ts";
import { findClashes } from "./find-clashes.ts";
import { bothChanged, mergeRow } from "./merge-row.ts";
import { pairRows, rowAt, sameRow } from "./pair-rows.ts";
import { type PlacedRows, placeRows } from "./place-rows.ts";

/** What the other side's rows come to. */
export interface MergedRows extends PlacedRows {
  /** What has to be done to the upstream side. */
  edits: SpecEdit[];
}

/** Merges the rows of the other side into the upstream side's. SPEC_INVALID for what only a person can decide. */
export function mergeRows(
  base: Spec,
  upstream: Spec,
  other: Spec,
  elsewhere: readonly TakenElsewhere[],
): Result<MergedRows> {
  const ours = pairRows(base, upstream);
  const theirs = pairRows(base, other);
  const failures: Failure[] = [];
  const edits: SpecEdit[] = [];
  for (const was of base.ports) {
    const changed = mergeRow(was, ours.now.get(was), theirs.now.get(was), other);
    if (!changed.ok) failures.push(...changed.failures);
    else if (changed.value) edits.push(changed.value);
  }
  const fresh: PortRow[] = [];
  for (const row of theirs.fresh) {
    const twin = findTwin(upstream, ours.fresh, row);
    if (!twin) fresh.push(row);
    else if (!sameRow(twin, row)) failures.push(bothChanged(row, "added"));
  }
  failures.push(...findClashes(base, upstream, fresh));
  if (failures.length > 0) return refusal(...failures);
  const placed = placeRows(upstream, fresh, elsewhere);
  if (!placed.ok) return placed;
  const { added, moved } = placed.value;
  const adding = added.map(({ row }): SpecEdit => ({ kind: "add", row }));
  return success({ edits: [...edits, ...adding], added, moved });
}

/** The row that both sides added: on one number, or upstream on another because a different row has that number. */
function findTwin(upstream: Spec, fresh: readonly PortRow[], row: PortRow): PortRow | undefined {
  const like = fresh.filter(({ env, port, service }) =>
    port === row.port ? service === row.service : service === row.service && env === row.env,
  );
  return like.find(({ port }) => port === row.port) ?? (rowAt(upstream, row.port) ? like[0] : undefined);
}
