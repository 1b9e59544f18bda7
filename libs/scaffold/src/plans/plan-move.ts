import {
  allocatePort,
  type ParsedSpec,
  type PortRange,
  type PortRow,
  type Result,
  rangeOf,
  refusal,
  type SpecEdit,
  spanOf,
  success,
} from "@berth/registry";
import type { MoveOptions } from "../options/lifecycle-options.ts";
import { describeChange } from "../rows/describe-change.ts";
import { findRows } from "../rows/find-rows.ts";
import { noteElsewhere } from "../rows/note-elsewhere.ts";
import { listPorts } from "../rows/take-over.ts";
import { followMove } from "../wire/follow-move.ts";
import { tellDotenv } from "../wire/tell-dotenv.ts";
import type { Plan } from "./plan.ts";
import { planEdits } from "./plan-edits.ts";
import { readSpec } from "./read-spec.ts";
import type { Snapshot } from "./snapshot.ts";

/**
 * The plan that gives a service another port (docs/design.md 3.2): a new row with everything that the old one has, and
 * the old port with the reason; the old row stays as a tombstone, so other branches, which know rows only, never assign
 * its number. The variable stays the same, so no code changes; the number in what a run has wired follows.
 */
export function planMove(request: MoveOptions, snapshot: Snapshot): Result<Plan> {
  const before = readSpec(snapshot);
  if (!before.ok) return before;
  const found = findRow(before.value, request);
  if (!found.ok) return found;
  const row = found.value;
  const target = findTarget(before.value, row, request, snapshot);
  if (!target.ok) return target;
  const what = `Moved ${row.service} from ${row.port} to ${target.value}`;
  const change = describeChange(what, request.reason);
  if (!change.ok) return change;
  const moved = moveTo(row, target.value, request.reason ?? "");
  const edits: SpecEdit[] = [
    { kind: "set", port: row.port, fields: { status: "retired" } },
    { kind: "add", row: moved },
  ];
  const notes = [
    ...(request.to === undefined ? noteElsewhere(before.value.spec, moved, snapshot) : []),
    ...(snapshot.projects ?? []).flatMap((project) => tellDotenv(project, moved, snapshot)),
  ];
  const files = () => success(followMove(snapshot.projects ?? [], row, moved, snapshot));
  const steps = { edits, version: "minor", change: change.value, rows: [moved], notes, files } as const;
  return planEdits({ kind: "move", options: request }, before.value, steps, snapshot);
}

const moveTo = (row: PortRow, port: number, reason: string): PortRow => ({
  ...row,
  port,
  previous: [...(row.previous ?? []), { port: row.port, reason }],
});

function findRow(parsed: ParsedSpec, { name, port, reason }: MoveOptions): Result<PortRow> {
  const rows = findRows(parsed, name, port);
  if (!rows.ok) return rows;
  const [row] = rows.value;
  if (!row || rows.value.length > 1)
    return refusal({
      code: "FLAG_MISSING",
      message: `${name} has ${listPorts(rows.value)}; it is not clear which of them moves.`,
      fix: "Add --port=<port>.",
    });
  if (reason === undefined)
    return refusal({
      code: "FLAG_MISSING",
      message: "A move needs a reason.",
      fix: 'Add --reason="<why>"; the spec and its history record it.',
    });
  return success(row);
}

/** The port to move to; the range that it leaves may be locked. */
function findTarget(
  { source, spec }: ParsedSpec,
  row: PortRow,
  { range, to, unlock }: MoveOptions,
  snapshot: Snapshot,
): Result<number> {
  if (range === undefined && to === undefined)
    return refusal({
      code: "FLAG_MISSING",
      message: `The request does not say where ${row.service} moves.`,
      fix: "Add --to=<port>, or --range=<id> for the next free port of a range.",
    });
  const left = rangeOf(spec, row.port);
  if (left?.policy === "locked" && !unlock)
    return refusal({
      ...lockedFailure(left, row),
      place: source.placeOf(["ports", row.port], "key"),
    });
  const request = { range, port: to, unlock, flag: "--to" } as const;
  const allocated = allocatePort(spec, request, snapshot.elsewhere);
  return allocated.ok ? success(allocated.value.port) : allocated;
}

const lockedFailure = (range: PortRange, { port, service }: PortRow) => ({
  code: "RANGE_LOCKED" as const,
  message:
    `${port} of ${service} lies in ${range.id} ${spanOf(range)} (${range.purpose}), which is locked; nothing moves ` +
    `out of it by default.`,
  fix: "Leave it where it is, or add --unlock if the range's owners agree.",
});
