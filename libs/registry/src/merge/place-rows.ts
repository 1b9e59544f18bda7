import type { TakenElsewhere } from "../allocate/count-free.ts";
import { type Failure, type Result, refusal, success } from "../report/failure.ts";
import type { PortRow, Spec } from "../spec/spec.ts";
import { type MovedPort, moveRow } from "./move-row.ts";
import { rowAt } from "./pair-rows.ts";

export interface PlacedRows {
  /** The rows, with the numbers they have on the other side. */
  added: { row: PortRow; from: number }[];
  moved: MovedPort[];
}

/** Gives every new row a number: its own, or where the upstream side has that, the next free one. */
export function placeRows(
  upstream: Spec,
  fresh: readonly PortRow[],
  elsewhere: readonly TakenElsewhere[],
): Result<PlacedRows> {
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
