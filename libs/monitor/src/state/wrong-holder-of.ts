import type { PortState } from "@berth/doctor";
import type { WrongHolder } from "../api/monitor-state.ts";

/** What kind of wrong holder it is; a service of this workspace that must not be there is one on the wrong number. */
export function wrongHolderOf(holding: PortState["holding"]): WrongHolder {
  if (holding === "checkout") return "other-tree";
  if (holding === "own" || holding === "sibling") return "wrong-service";
  return holding === "unseen" ? "unseen" : "stranger";
}
