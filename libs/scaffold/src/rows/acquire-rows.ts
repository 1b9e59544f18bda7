import {
  commandOf,
  didYouMean,
  type Failure,
  type ParsedSpec,
  type PortRow,
  type Result,
  rangeOf,
  refusal,
  rowsOf,
  success,
} from "@berth/registry";
import type { ServiceOptions } from "../options/service-options.ts";
import type { Snapshot } from "../plans/snapshot.ts";
import { completeRow } from "./complete-row.ts";
import { findOccupant } from "./find-occupant.ts";
import { noteElsewhere } from "./note-elsewhere.ts";
import { noteNamesakes, noteOtherRange } from "./note-names.ts";
import type { Place } from "./place.ts";
import type { SpecSteps } from "./record-edits.ts";
import { takeOver } from "./take-over.ts";

/** How a service gets its rows. */
export interface RowSteps extends SpecSteps {
  rows: PortRow[];
  notes: string[];
}

/**
 * The rows of a service: those that the spec has for it, or a new one with the next free port. `unfit` is what the
 * place objects to; it counts only where the spec has no objection of its own.
 */
export function acquireRows(
  parsed: ParsedSpec,
  service: string,
  request: ServiceOptions,
  place: Place,
  snapshot: Snapshot,
  unfit?: Failure,
): Result<RowSteps> {
  const taken = takeOver(parsed, service, request, place, snapshot);
  if (taken && !taken.ok) return taken;
  // The folder of a project is no obstacle to it.
  const occupant = place.kind === "project" ? undefined : findOccupant(parsed.spec, service, snapshot);
  const refused = unfit ?? occupant ?? findUnknown(parsed, request);
  if (refused) return refusal(refused);
  if (taken) {
    const { edits, rows } = taken.value;
    const ports = rows.map((row) => row.port).join(" and ");
    const notes = [
      `${service} takes over ${ports} from the spec.`,
      ...noteOtherRange(parsed.spec, rows, request.range),
    ];
    return success({ edits, version: "patch", change: `Took ${ports} into use for ${service}`, rows, notes });
  }
  const asked = { ...request, owner: request.owner ?? place.owner, protocol: request.protocol ?? place.protocol };
  const completed = completeRow(parsed, service, asked, "active", snapshot);
  if (!completed.ok) return completed;
  const row: PortRow = { ...completed.value, ...place.container, ...(request.uses && { uses: request.uses }) };
  const notes = [...noteElsewhere(parsed.spec, row, snapshot), ...noteNamesakes(parsed.spec, row)];
  const change = `Added ${service} on ${row.port} (${rangeOf(parsed.spec, row.port)?.id})`;
  return success({ edits: [{ kind: "add", row }], version: "minor", change, rows: [row], notes });
}

/** SERVICE_UNKNOWN where the service is to use one that the spec doesn't have. */
function findUnknown({ spec }: ParsedSpec, { name, uses = [] }: ServiceOptions): Failure | undefined {
  const isLive = (service: string) => rowsOf(spec, service).some(({ status }) => status !== "retired");
  const unknown = uses.find((used) => used === name || !isLive(used));
  if (unknown === undefined) return undefined;
  const others = spec.ports.map(({ service }) => service).filter((one) => one !== name && isLive(one));
  const meant = didYouMean(unknown, others, (found) => `--uses=${found}`);
  return {
    code: "SERVICE_UNKNOWN",
    message: `--uses=${unknown.slice(0, 60)} names no other service of the spec.`,
    fix: `${meant}${commandOf(spec, "list")} shows all services. Create the other one first, or leave the flag out.`,
  };
}
