import { setTimeout as sleep } from "node:timers/promises";
import type { Failure, PortRow, Result, Spec } from "@berth/registry";
import { success } from "@berth/registry";
import { type Demand, judgeDemand, selectRows } from "./demand.ts";
import { explainConflict, type Surroundings } from "./explain-conflict.ts";
import { findHazards, readEphemeralPorts } from "./find-hazards.ts";
import { findUnit } from "./find-unit.ts";
import { lookAtPorts } from "./look-at-ports.ts";
import { isConflict, type PortState } from "./port-state.ts";

/** What is looked for. */
export interface Examination {
  spec: Spec;
  root: string;
  /** Services whose ports decide; undefined for all. */
  required?: readonly string[];
  demand: Demand;
  /** Look without binding: see `lookAtPorts`. */
  gently?: boolean;
}

/** What was found: errors decide the exit status, warnings don't. */
export interface Diagnosis {
  states: PortState[];
  errors: Failure[];
  warnings: Failure[];
}

/**
 * Compares the ports of the spec with this machine, once. SERVICE_UNKNOWN for a required service that isn't in the
 * spec.
 */
export async function examine(what: Examination): Promise<Result<Diagnosis>> {
  const { demand, gently = false, required, root, spec } = what;
  const chosen = selectRows(spec, required, demand);
  if (!chosen.ok) return chosen;
  const states = await lookAtPorts(spec.ports, { root, spec }, { gently });
  const around: Surroundings = { spec, root, platform: process.platform, findUnit };
  const deciding = new Set<PortRow>(chosen.value);
  const errors = states
    .filter(({ row }) => deciding.has(row))
    .flatMap((state) => judgeDemand(state, demand, around) ?? []);
  const others = states.filter((state) => !deciding.has(state.row) && isConflict(state));
  const warnings = [
    ...others.map((state) => explainConflict(state, around)),
    ...findHazards(spec, readEphemeralPorts()),
  ];
  return success({ states, errors, warnings });
}

/** Milliseconds between two looks. */
const INTERVAL_MS = 200;

/** Looks until no error is left or the time is over, and returns the last diagnosis. Binds nothing while it waits. */
export async function waitForPorts(what: Examination, seconds: number): Promise<Result<Diagnosis>> {
  const deadline = performance.now() + seconds * 1000;
  for (;;) {
    const found = await examine({ ...what, gently: true });
    const left = deadline - performance.now();
    if (!found.ok || found.value.errors.length === 0 || left <= 0) return found;
    await sleep(Math.min(INTERVAL_MS, left));
  }
}
