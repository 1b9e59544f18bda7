import type { PortRow } from "@berth/registry";
import type { PortHolder } from "@berth/service/ports";

/**
 * What holds a port, from the point of view of its row in the spec:
 * `free` nothing; `own` the row's own service, from this workspace; `outside` a process that may be the right one,
 * because the row's owner is not a folder of the workspace (a browser, an image); `checkout` a service of another
 * checkout; `sibling` another service of this workspace; `stranger` any other process; `unseen` a process that the
 * system does not show.
 */
export type Holding = "free" | "own" | "outside" | "checkout" | "sibling" | "stranger" | "unseen";

/** One row of the spec, and what this machine says about its port. */
export interface PortState {
  row: PortRow;
  holding: Holding;
  holders: PortHolder[];
}

/** Whether a process holds the port that must not. */
export function isConflict({ holding, row }: PortState): boolean {
  // Other programs may use the number of a retired row; services of this workspace may not.
  if (row.status === "retired") return holding === "own" || holding === "sibling";
  return holding !== "free" && holding !== "own" && holding !== "outside";
}
