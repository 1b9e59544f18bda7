import { type ParsedSpec, type PortRow, type Result, rangeOf, SPEC_PATH, type Spec, success } from "@berth/registry";
import { recordEdits, type SpecSteps } from "../rows/record-edits.ts";
import { noteDockerfiles } from "./note-dockerfiles.ts";
import type { FileChange, NextSteps, Plan } from "./plan.ts";
import { noteDrift, noteLeftAlone, planDerived } from "./plan-derived.ts";
import type { Request } from "./request.ts";
import { changeFile, sealPlan } from "./seal-plan.ts";
import type { Snapshot } from "./snapshot.ts";
import { titleOf } from "./title-of.ts";

/** What is particular to one kind of run. */
export interface PlanSteps extends SpecSteps {
  /** The rows that the run is about: those of one service, or of several that are made in one step. */
  rows: readonly PortRow[];
  notes: readonly string[];
  /** The files besides the spec and what is derived from it; none by default. */
  files?: (after: Spec) => Result<readonly FileChange[]>;
  /** What a person does next, where that is not told by the files. */
  next?: NextSteps | undefined;
}

/**
 * The plan of a request that edits the spec: the spec first, then the derived files, then the service's own files.
 * New ports are claimed on the remote that the spec names, unless the request says --no-reserve.
 */
export function planEdits(
  request: Exclude<Request, { kind: "sync" }>,
  before: ParsedSpec,
  steps: PlanSteps,
  snapshot: Snapshot,
): Result<Plan> {
  const { next, notes, rows } = steps;
  const after = recordEdits(before, steps, snapshot);
  if (!after.ok) return after;
  const { source, spec } = after.value;
  const files = steps.files?.(spec) ?? success([]);
  if (!files.ok) return files;
  const services = [...new Set(rows.map((row) => row.service))];
  const derived = planDerived(spec, noteDockerfiles(snapshot, spec, services, files.value));
  if (!derived.ok) return derived;
  const isOne = services.length <= 1;
  const known = new Set(before.spec.ports.map((row) => row.port));
  const fresh = rows.map((row) => row.port).filter((port) => !known.has(port));
  const mayClaim = !("reserve" in request.options) || request.options.reserve !== false;
  const remote = mayClaim && fresh.length > 0 ? spec.settings.reserve : undefined;
  const plan: Omit<Plan, "id"> = {
    title: titleOf(request),
    service: isOne ? (services[0] ?? "") : "",
    ports: rows.map(({ env, port, protocol, service }) => ({
      ...(!isOne && { service }),
      port,
      env,
      protocol,
      range: rangeOf(spec, port)?.id ?? "",
    })),
    changes: [...changeFile(snapshot, SPEC_PATH, source.text), ...derived.value, ...files.value],
    notes: [...notes, ...noteDrift(before.spec, snapshot), ...noteLeftAlone(spec, snapshot)],
    ...(next && { next }),
    ...(remote !== undefined && { claim: { remote, ports: fresh } }),
  };
  return success(sealPlan(plan));
}
