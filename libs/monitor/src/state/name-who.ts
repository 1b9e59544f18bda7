import { posix } from "node:path";
import { isHidden, type Look, type PortState } from "@berth/doctor";
import { escapeControls, type PortHolder } from "@berth/service/ports";
import type { WrongHolder } from "../api/monitor-state.ts";

/** What kind of wrong holder it is; a service of this workspace that must not be there is one on the wrong number. */
export function wrongHolderOf(holding: PortState["holding"]): WrongHolder {
  if (holding === "checkout") return "other-tree";
  if (holding === "own" || holding === "sibling") return "wrong-service";
  return holding === "unseen" ? "unseen" : "stranger";
}

/** `python3 (pid 48213)`, `recording of another checkout (pid 812)`, `a hidden process`. */
export function nameWho({ holders, holding }: Look): string {
  const holder = holders.find(({ service }) => (service === undefined) === !isService(holding)) ?? holders[0];
  if (!holder || holding === "unseen") return "a hidden process";
  return `${nameHolder(holder, holding)}${holder.process ? ` (pid ${holder.process.pid})` : ` of user ${holder.user}`}`;
}

const isService = (holding: PortState["holding"]): boolean =>
  holding === "own" || holding === "sibling" || holding === "checkout";

function nameHolder(holder: PortHolder, holding: PortState["holding"]): string {
  const { process: facts, service } = holder;
  if (service)
    return `${escapeControls(service.name)} of ${holding === "checkout" ? "another checkout" : "this workspace"}`;
  if (!facts || isHidden(holder)) return "a process";
  return escapeControls(posix.basename(facts.command[0] ?? "")) || "a process";
}
