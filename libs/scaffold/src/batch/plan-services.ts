import {
  type ParsedSpec,
  type Place,
  type Result,
  rangeOf,
  refusal,
  type Spec,
  success,
  TEXT_MAX_LENGTH,
  withEdits,
} from "@berth/registry";
import type { ServiceOptions } from "../options/service-options.ts";
import type { FileChange, Plan } from "../plans/plan.ts";
import { type PlanSteps, planEdits } from "../plans/plan-edits.ts";
import { readSpec } from "../plans/read-spec.ts";
import { serviceSteps } from "../plans/service-steps.ts";
import type { Snapshot } from "../plans/snapshot.ts";
import { atEntry } from "./at-entry.ts";
import { findRepeated } from "./find-repeated.ts";
import type { ListedService } from "./read-service-list.ts";
import { refuseMany } from "./refuse-many.ts";

/**
 * The plan that makes all services of a list in one step, each as if those before it were made already: one version of
 * the spec, one row of its history, the derived files once, and a folder for each. Or what is wrong with the entries,
 * each at its place. Nothing is read or written.
 */
export function planServices(
  options: ServiceOptions,
  services: readonly ListedService[],
  snapshot: Snapshot,
): Result<Plan> {
  if (services.length === 0) return refusal({ code: "FLAG_INVALID", message: `${options.from} lists no service.` });
  const before = readSpec(snapshot);
  if (!before.ok) return before;
  const steps = foldSteps(before.value, services, snapshot);
  if (!steps.ok) return steps;
  return planEdits({ kind: "service", options, services }, before.value, steps.value, snapshot);
}

function foldSteps(before: ParsedSpec, services: readonly ListedService[], snapshot: Snapshot): Result<PlanSteps> {
  const repeated = findRepeated(services);
  const failures = [...repeated.values()];
  const failed = new Set(services.filter((one) => repeated.has(one)).map(({ options }) => options.name));
  const all: PlanSteps[] = [];
  const files: FileChange[] = [];
  const places = new Map<number, Place>();
  const source = { ...before.source, placeOf: placeAmong(before, places) };
  let { spec } = before;
  for (const service of services) {
    if (repeated.has(service)) continue;
    const { options, place } = service;
    // What is wrong with another entry is told there.
    const uses = options.uses?.filter((used) => !failed.has(used));
    const steps = serviceSteps({ ...before, spec, source }, { ...options, ...(uses && { uses }) }, snapshot);
    const after = steps.ok ? withEdits(spec, steps.value.edits) : spec;
    const made = steps.ok ? (steps.value.files?.(after) ?? success([])) : steps;
    if (!steps.ok || !made.ok) {
      failures.push(
        ...(made.ok ? [] : made.failures.map((failure) => atEntry(failure, service, { services, places }))),
      );
      failed.add(options.name);
      continue;
    }
    spec = after;
    all.push(steps.value);
    files.push(...made.value);
    for (const { port } of steps.value.rows) places.set(port, place);
  }
  if (failures.length > 0) return refuseMany(failures);
  const first = all[0];
  const steps = first && all.length === 1 ? first : joinSteps(all, spec);
  return success({ ...steps, files: () => success(files) });
}

/** A row that is not in the spec yet stands in the list. */
const placeAmong =
  ({ source, spec }: ParsedSpec, places: ReadonlyMap<number, Place>): ParsedSpec["source"]["placeOf"] =>
  (path, part) => {
    const [key, port] = path;
    const isKnown = key !== "ports" || spec.ports.some((row) => row.port === port);
    return (isKnown ? undefined : places.get(Number(port))) ?? source.placeOf(path, part);
  };

/** What many services have to say is cut. */
const MAX_NOTES = 10;

function joinSteps(all: readonly PlanSteps[], spec: Spec): PlanSteps {
  const notes = [...new Set(all.flatMap((steps) => steps.notes))];
  const rest = notes.length - MAX_NOTES;
  return {
    edits: all.flatMap(({ edits }) => edits),
    version: all.some(({ version }) => version === "minor") ? "minor" : "patch",
    change: tellChange(all, spec),
    rows: all.flatMap(({ rows }) => rows),
    notes: rest > 1 ? [...notes.slice(0, MAX_NOTES), `${rest} more notes of this kind are left out.`] : notes,
  };
}

/** The row of the history is one line: it names every service where they fit, else how many there are in each range. */
function tellChange(all: readonly PlanSteps[], spec: Spec): string {
  const each = all.map(({ change }) => change).join("; ");
  if (each.length <= TEXT_MAX_LENGTH) return each;
  const counts = new Map<string, number>();
  for (const { rows } of all) {
    const id = rangeOf(spec, rows[0]?.port ?? 0)?.id ?? "";
    counts.set(id, (counts.get(id) ?? 0) + 1);
  }
  const inRanges = [...counts].map(([id, count]) => `${count} in ${id}`).join(", ");
  const told = `Created ${all.length} services: ${inRanges}`;
  return told.length <= TEXT_MAX_LENGTH ? told : `Created ${all.length} services in ${counts.size} ranges`;
}
