import { allocatePort, type TakenElsewhere } from "../allocate-port.ts";
import type { SpecEdit } from "../edit-spec.ts";
import { type Failure, type Result, refusal, success } from "../failure.ts";
import { sameData } from "../same-data.ts";
import { type PortRow, rangeOf, type Spec } from "../spec.ts";

/** A row that gave way. */
export interface MovedPort {
  service: string;
  from: number;
  to: number;
  /** Who has the old number. */
  holder: string;
}

export interface MergedRows {
  /** What has to be done to the upstream side. */
  edits: SpecEdit[];
  moved: MovedPort[];
}

/** Merges the rows of the other side into the upstream side's. */
export function mergeRows(
  base: Spec,
  upstream: Spec,
  other: Spec,
  elsewhere: readonly TakenElsewhere[],
): Result<MergedRows> {
  const failures: Failure[] = [];
  const edits: SpecEdit[] = [];
  const moving: PortRow[] = [];
  for (const row of other.ports) {
    const was = rowAt(base, row.port);
    const ours = rowAt(upstream, row.port);
    if (sameData(row, ours) || sameData(row, was)) continue;
    if (was) {
      const changed = changeRow(was, ours, row);
      if (changed.ok) edits.push(changed.value);
      else failures.push(...changed.failures);
      continue;
    }
    if (ours?.service === row.service) failures.push(bothChanged(row));
    else if (ours) moving.push(row);
    else edits.push({ kind: "add", row });
  }
  for (const was of base.ports)
    if (!rowAt(other, was.port) && rowAt(upstream, was.port)) failures.push(deleted(was));
  failures.push(...findClashes(base, upstream, [...added(edits), ...moving]));
  if (failures.length > 0) return refusal(...failures);

  const moved: MovedPort[] = [];
  // Rows that keep their numbers go first, so that none that moves takes one of theirs.
  let known: Spec = { ...upstream, ports: [...upstream.ports, ...added(edits)] };
  for (const row of moving) {
    const target = allocatePort(
      known,
      { range: rangeOf(known, row.port)?.id, unlock: true },
      elsewhere,
    );
    if (!target.ok) return target;
    const placed = { ...row, port: target.value.port };
    known = { ...known, ports: [...known.ports, placed] };
    edits.push({ kind: "add", row: placed });
    const holder = rowAt(upstream, row.port)?.service ?? "";
    moved.push({ service: row.service, from: row.port, to: placed.port, holder });
  }
  return success({ edits, moved });
}

function changeRow(was: PortRow, ours: PortRow | undefined, theirs: PortRow): Result<SpecEdit> {
  if (!ours || !sameData(ours, was)) return refusal(bothChanged(theirs));
  const { port, ...fields } = theirs;
  const lost = Object.keys(was).filter((field) => !Object.hasOwn(theirs, field));
  if (lost.length === 0) return success({ kind: "set", port, fields: changedFields(was, fields) });
  return refusal({
    code: "SPEC_INVALID",
    message: `One side took ${lost.join(" and ")} from the row of ${theirs.service} (${port}).`,
    fix: "Edit that row by hand.",
  });
}

const changedFields = (was: PortRow, fields: Omit<PortRow, "port">) =>
  Object.fromEntries(
    Object.entries(fields).filter(
      ([field, value]) => !sameData(value, was[field as keyof PortRow]),
    ),
  );

/** A name or a variable that both sides gave, to different rows: nobody but a person knows which is meant. */
function findClashes(base: Spec, upstream: Spec, rows: readonly PortRow[]): Failure[] {
  const fresh = upstream.ports.filter(({ port }) => !rowAt(base, port));
  return rows.flatMap((row) => {
    const twin = fresh.find(({ env, service }) => service === row.service || env === row.env);
    if (!twin) return [];
    const what =
      twin.service === row.service ? `the service ${row.service}` : `the variable ${row.env}`;
    return [
      {
        code: "SPEC_INVALID",
        message: `Both sides added ${what}: on ${twin.port} and on ${row.port}.`,
        fix: "Decide which of the two stays, and edit the rows by hand.",
      } as const,
    ];
  });
}

const bothChanged = (row: PortRow): Failure => ({
  code: "SPEC_INVALID",
  message: `Both sides changed ${row.service} (${row.port}), each in its own way.`,
  fix: "Edit that row by hand.",
});

const deleted = (row: PortRow): Failure => ({
  code: "SPEC_INVALID",
  message: `One side deleted ${row.service} (${row.port}); a row is retired, not deleted.`,
  fix: "Put the row back with the status retired, or delete it by hand on the other side too.",
});

const added = (edits: readonly SpecEdit[]): PortRow[] =>
  edits.flatMap((edit) => (edit.kind === "add" ? [edit.row] : []));

const rowAt = (spec: Spec, port: number): PortRow | undefined =>
  spec.ports.find((row) => row.port === port);
