import type { Failure, PortRow, Result, Spec } from "@berth/registry";
import { refusal, rowsOf, serviceUnknown, success } from "@berth/registry";
import { explainConflict, type Surroundings } from "./explain-conflict.ts";
import { ownerFolderOf } from "./owner-folder.ts";
import { isConflict, type PortState } from "./port-state.ts";

/**
 * What is asked of a port. `usable`: free, or held by its own service, so that the service can start or has started;
 * `free`: nothing listens, as the seed's validate_ports wants it before a start; `up`: its own service listens.
 */
export const DEMANDS = ["usable", "free", "up"] as const;
export type Demand = (typeof DEMANDS)[number];

/**
 * The rows whose ports decide: those of the services named, or else all that the demand makes sense for.
 * SERVICE_UNKNOWN for a name that no row has.
 */
export function selectRows(spec: Spec, services: readonly string[] | undefined, demand: Demand): Result<PortRow[]> {
  if (services === undefined) return success(spec.ports.filter((row) => demand !== "up" || isExpectedUp(row, spec)));
  const unknown = services.filter((name) => rowsOf(spec, name).length === 0);
  if (unknown.length > 0) return refusal(...unknown.map((name) => serviceUnknown(name, spec)));
  return success(spec.ports.filter(({ service }) => services.includes(service)));
}

/** Services that are built in this workspace: not a reservation, a tombstone, or a program from elsewhere. */
const isExpectedUp = (row: PortRow, spec: Spec): boolean =>
  (row.status === "active" || row.status === "allocated") && ownerFolderOf(row, spec) !== undefined;

/** Why a port does not meet the demand; undefined if it does. */
export function judgeDemand(state: PortState, demand: Demand, around: Surroundings): Failure | undefined {
  if (isConflict(state)) return explainConflict(state, around);
  const { holding, row } = state;
  if (row.status === "retired") return undefined;
  if (demand === "free" && holding !== "free")
    return {
      code: "PORT_HELD",
      message:
        `${row.port} (${row.env}) must be free, but ` + `${holding === "own" ? row.service : row.owner} listens on it.`,
      fix:
        holding === "own"
          ? `Stop it where it was started, or run: npx berth doctor --stop=${row.service}.`
          : "Stop it where it was started.",
    };
  if (demand === "up" && holding === "free")
    return {
      code: "SERVICE_DOWN",
      message: `${row.service} doesn't listen on ${row.port} (${row.env}).`,
      fix: `Start it: npx nx serve ${row.service}`,
    };
  return undefined;
}
