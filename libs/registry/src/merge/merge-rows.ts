import type { TakenElsewhere } from "../allocate-port.ts";
import type { SpecEdit } from "../edit-spec.ts";
import { type Failure, type Result, refusal, success } from "../failure.ts";
import { sameData } from "../same-data.ts";
import type { PortRow, Spec } from "../spec.ts";
import { findTwin, rowAt } from "./find-twin.ts";
import { type MovedPort, moveRow } from "./move-row.ts";

/** What the other side's rows come to. */
export interface MergedRows {
  /** What has to be done to the upstream side. */
  edits: SpecEdit[];
  /** The rows among them that are new, with their numbers on the other side. */
  added: { row: PortRow; from: number }[];
  moved: MovedPort[];
}

/** Merges the rows of the other side into the upstream side's. SPEC_INVALID for what only a person can decide. */
export function mergeRows(
  base: Spec,
  upstream: Spec,
  other: Spec,
  elsewhere: readonly TakenElsewhere[],
): Result<MergedRows> {
  const failures = findDeleted(base, upstream, other);
  const edits: SpecEdit[] = [];
  const fresh: PortRow[] = [];
  for (const row of other.ports) {
    const was = rowAt(base, row.port);
    if (sameData(row, was)) continue;
    const ours = findTwin(base, upstream, row);
    if (ours && sameData(ours, { ...row, port: ours.port })) continue;
    if (!was && !ours) fresh.push(row);
    else if (was && ours && sameData(ours, { ...was, port: ours.port })) {
      const change = changeRow(was, row, ours.port);
      if (change.ok) edits.push(change.value);
      else failures.push(...change.failures);
    } else failures.push(bothChanged(row, was ? "changed" : "added"));
  }
  failures.push(...findClashes(base, upstream, fresh));
  if (failures.length > 0) return refusal(...failures);
  const placed = placeRows(upstream, fresh, elsewhere);
  if (!placed.ok) return placed;
  const { added, moved } = placed.value;
  const adding = added.map(({ row }): SpecEdit => ({ kind: "add", row }));
  return success({ edits: [...edits, ...adding], added, moved });
}

/** Gives every new row a number: its own, or where the upstream side has that, the next free one. */
function placeRows(
  upstream: Spec,
  fresh: readonly PortRow[],
  elsewhere: readonly TakenElsewhere[],
): Result<Pick<MergedRows, "added" | "moved">> {
  // Rows that keep their numbers go first, so that none that moves takes one of theirs.
  const staying = fresh.filter(({ port }) => !rowAt(upstream, port));
  const added = staying.map((row) => ({ row, from: row.port }));
  let known: Spec = { ...upstream, ports: [...upstream.ports, ...staying] };
  const moved: MovedPort[] = [];
  const failures: Failure[] = [];
  for (const row of fresh) {
    const holder = rowAt(upstream, row.port);
    if (!holder) continue;
    const target = moveRow(known, row, holder, elsewhere);
    if (!target.ok) {
      failures.push(...target.failures);
      continue;
    }
    known = { ...known, ports: [...known.ports, target.value] };
    added.push({ row: target.value, from: row.port });
    const { port: to, service } = target.value;
    moved.push({ service, from: row.port, to, holder: holder.service });
  }
  return failures.length > 0 ? refusal(...failures) : success({ added, moved });
}

function changeRow(was: PortRow, theirs: PortRow, port: number): Result<SpecEdit> {
  const lost = Object.keys(was).filter((field) => !Object.hasOwn(theirs, field));
  if (lost.length > 0)
    return refusal({
      code: "SPEC_INVALID",
      message: `One side took ${lost.join(" and ")} from the row of ${was.service} (${was.port}).`,
      fix: "Edit that row by hand.",
    });
  const fields = Object.entries(theirs).filter(
    ([field, value]) => field !== "port" && !sameData(value, was[field as keyof PortRow]),
  );
  return success({ kind: "set", port, fields: Object.fromEntries(fields) });
}

/** Rows that the other side no longer has. What upstream deleted is decided there already. */
function findDeleted(base: Spec, upstream: Spec, other: Spec): Failure[] {
  return base.ports
    .filter((was) => !rowAt(other, was.port) && findTwin(base, upstream, was))
    .map((was) => ({
      code: "SPEC_INVALID",
      message: `One side deleted ${was.service} (${was.port}); a row is retired, not deleted.`,
      fix: "Put the row back with the status retired, or delete it by hand on the other side too.",
    }));
}

/** A new name or a variable that both sides gave to different rows: nobody but a person knows which is meant. */
function findClashes(base: Spec, upstream: Spec, rows: readonly PortRow[]): Failure[] {
  const isOld = (service: string) => base.ports.some((row) => row.service === service);
  return rows.flatMap((row) => {
    // A second port for a service that both sides know is no clash.
    const named = upstream.ports.find(({ service }) => service === row.service && !isOld(service));
    const twin = named ?? upstream.ports.find(({ env }) => env === row.env);
    if (!twin) return [];
    const what = named ? `the service ${row.service}` : `the variable ${row.env}`;
    return [
      {
        code: "SPEC_INVALID",
        message: `Both sides added ${what}: on ${twin.port} and on ${row.port}.`,
        fix: "Decide which of the two stays, and edit the rows by hand.",
      } as const,
    ];
  });
}

const bothChanged = (row: PortRow, did: "added" | "changed"): Failure => ({
  code: "SPEC_INVALID",
  message: `Both sides ${did} ${row.service} (${row.port}), each in its own way.`,
  fix: "Edit that row by hand.",
});
