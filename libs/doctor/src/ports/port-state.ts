import type { PortRow } from "@berth/registry";
import type { PortHolder } from "@berth/service/ports";

/**
 * Who holds a port, seen from its row in the spec:
 * `free` nobody; `own` the row's own service, from this workspace; `outside` somebody, and the row's owner is no folder
 * of the workspace (a browser, an image), so that nobody can tell whether it is the right one; `checkout` a service of
 * another checkout; `sibling` another service of this workspace; `stranger` any other process; `unseen` somebody whose
 * process the system doesn't show.
 */
export type Holding = "free" | "own" | "outside" | "checkout" | "sibling" | "stranger" | "unseen";

/** One row of the spec, and what this machine says about its port. */
export interface PortState {
  row: PortRow;
  holding: Holding;
  holders: PortHolder[];
}

/** Whether the port is in the hands of somebody who has no right to it. */
export function isConflict({ holding, row }: PortState): boolean {
  // Nobody needs the number of a retired row any more, except that no service of ours may go on using it.
  if (row.status === "retired") return holding === "own" || holding === "sibling";
  return holding !== "free" && holding !== "own" && holding !== "outside";
}
