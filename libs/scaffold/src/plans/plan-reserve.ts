import { type Result, rangeOf, refusal, rowsOf } from "@berth/registry";
import type { ReserveOptions } from "../options/service-options.ts";
import { completeRow, requireName } from "../rows/complete-row.ts";
import { findOccupant } from "../rows/find-occupant.ts";
import { noteElsewhere } from "../rows/note-elsewhere.ts";
import { recordEdits } from "../rows/record-edits.ts";
import { listPorts } from "../rows/take-over.ts";
import { assemblePlan } from "./assemble-plan.ts";
import type { Plan } from "./plan.ts";
import { readSpec } from "./read-spec.ts";
import type { Snapshot } from "./snapshot.ts";
import { titleOf } from "./title-of.ts";

/** The plan that reserves a port for a future service: its row, and what is derived from the spec. */
export function planReserve(request: ReserveOptions, snapshot: Snapshot): Result<Plan> {
  const before = readSpec(snapshot);
  if (!before.ok) return before;
  const name = requireName(request);
  if (!name.ok) return name;
  const service = name.value;
  const { source, spec } = before.value;
  const all = rowsOf(spec, service);
  const live = all.filter(({ status }) => status !== "retired");
  const [existing = all[0]] = live;
  if (existing)
    return refusal({
      code: "NAME_TAKEN",
      message: `${service} has ${listPorts(live.length > 0 ? live : all)} already (${existing.status}).`,
      place: source.placeOf(["ports", existing.port, "service"]),
      fix: "Choose another name.",
    });
  const occupied = findOccupant(spec, service, snapshot);
  if (occupied) return refusal(occupied);
  const row = completeRow(before.value, service, request, "reserved", snapshot);
  if (!row.ok) return row;
  const notes = noteElsewhere(spec, row.value, snapshot);
  const change = `Reserved ${row.value.port} for ${service} (${rangeOf(spec, row.value.port)?.id})`;
  const after = recordEdits(before.value, [{ kind: "add", row: row.value }], "minor", change, snapshot);
  if (!after.ok) return after;
  const title = titleOf({ kind: "reserve", options: request });
  return assemblePlan(
    {
      title,
      before: before.value,
      after: after.value,
      rows: [row.value],
      files: [],
      notes,
      mayClaim: request.reserve !== false,
    },
    snapshot,
  );
}
