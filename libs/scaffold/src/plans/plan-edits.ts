import { type ParsedSpec, type PortRow, type Result, rangeOf, SPEC_PATH, success } from "@berth/registry";
import type { FileChange, Plan } from "./plan.ts";
import { noteDrift, noteLeftAlone, planDerived } from "./plan-derived.ts";
import { changeFile, sealPlan } from "./seal-plan.ts";
import type { Snapshot } from "./snapshot.ts";

/** What is particular to one kind of run. */
export interface PlanParts {
  title: string;
  /** The registry as it was. */
  before: ParsedSpec;
  /** The registry as it will be. */
  after: ParsedSpec;
  /** The service's rows as they will be. */
  rows: readonly PortRow[];
  /** Files besides the spec and what is derived from it. */
  files: readonly FileChange[];
  notes: readonly string[];
  /** Whether new numbers may be claimed on the remote that the spec names. */
  mayClaim: boolean;
}

/** Puts a plan together: the spec first, then what is derived from it, then the service's own files. */
export function assemblePlan(parts: PlanParts, snapshot: Snapshot): Result<Plan> {
  const { after, before, files, mayClaim, notes, rows, title } = parts;
  const derived = planDerived(after.spec, snapshot);
  if (!derived.ok) return derived;
  const known = new Set(before.spec.ports.map((row) => row.port));
  const fresh = rows.map((row) => row.port).filter((port) => !known.has(port));
  const remote = mayClaim && fresh.length > 0 ? after.spec.settings.reserve : undefined;
  const plan: Omit<Plan, "id"> = {
    title,
    service: rows[0]?.service ?? "",
    ports: rows.map(({ env, port, protocol }) => ({
      port,
      env,
      protocol,
      range: rangeOf(after.spec, port)?.id ?? "",
    })),
    changes: [...changeFile(snapshot, SPEC_PATH, after.source.text), ...derived.value, ...files],
    notes: [...notes, ...noteDrift(before.spec, snapshot), ...noteLeftAlone(after.spec, snapshot)],
    ...(remote !== undefined && { claim: { remote, ports: fresh } }),
  };
  return success(sealPlan(plan));
}
