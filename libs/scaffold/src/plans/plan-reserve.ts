import { commandOf, type Result, rangeOf, refusal, rowsOf, success, usesNx } from "@berth/registry";
import type { ReserveOptions } from "../options/service-options.ts";
import { completeRow, requireName } from "../rows/complete-row.ts";
import { findOccupant } from "../rows/find-occupant.ts";
import { noteElsewhere } from "../rows/note-elsewhere.ts";
import { listPorts } from "../rows/take-over.ts";
import type { Plan } from "./plan.ts";
import { planEdits } from "./plan-edits.ts";
import { readSpec } from "./read-spec.ts";
import type { Snapshot } from "./snapshot.ts";

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
  const completed = completeRow(before.value, service, request, "reserved", snapshot);
  if (!completed.ok) return completed;
  const row = completed.value;
  const change = `Reserved ${row.port} for ${service} (${rangeOf(spec, row.port)?.id})`;
  const notes = noteElsewhere(spec, row, snapshot);
  const steps = { edits: [{ kind: "add", row }], version: "minor", change, rows: [row], notes } as const;
  const plan = planEdits({ kind: "reserve", options: request }, before.value, steps, snapshot);
  // Without Nx no service is scaffolded on the port; the code that is there reads its variable.
  return plan.ok && !usesNx(spec) ? success({ ...plan.value, next: { run: commandOf(spec, "lint") } }) : plan;
}
