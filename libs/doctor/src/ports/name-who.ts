import { posix } from "node:path";
import { escapeControls, type PortHolder } from "@berth/service/ports";
import { isHidden } from "./is-hidden.ts";
import type { Look } from "./look-at-ports.ts";
import type { Holding } from "./port-state.ts";

/** `python3 (pid 48213)`, `recording of another checkout (pid 812)`, `a hidden process`. */
export function nameWho({ holders, holding }: Look): string {
  const holder = holders.find(({ service }) => (service === undefined) === !isService(holding)) ?? holders[0];
  if (!holder || holding === "unseen") return "a hidden process";
  return `${nameHolder(holder, holding)}${holder.process ? ` (pid ${holder.process.pid})` : ` of user ${holder.user}`}`;
}

const isService = (holding: Holding): boolean => holding === "own" || holding === "sibling" || holding === "checkout";

function nameHolder(holder: PortHolder, holding: Holding): string {
  const { process: facts, service } = holder;
  if (service)
    return `${escapeControls(service.name)} of ${holding === "checkout" ? "another checkout" : "this workspace"}`;
  if (!facts || isHidden(holder)) return "a process";
  return escapeControls(posix.basename(facts.command[0] ?? "")) || "a process";
}
