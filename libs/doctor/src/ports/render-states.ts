import { escapeControls } from "@berth/service/ports";
import { isConflict, type PortState } from "./port-state.ts";

/**
 * One line for each port: number, service, variable, and what holds it. Conflicts are in capitals, to be found by eye.
 */
export function renderStates(states: readonly PortState[]): string {
  const rows = states.map((state) => [String(state.row.port), state.row.service, state.row.env, describeState(state)]);
  const widths = [0, 1, 2].map((column) => Math.max(...rows.map((cells) => cells[column]?.length ?? 0)));
  return rows
    .map((cells) =>
      cells
        .map((cell, at) => cell.padEnd(widths[at] ?? 0))
        .join("  ")
        .trimEnd(),
    )
    .join("\n");
}

/** `12 ports: 2 running, 9 free, 1 in conflict.` */
export function renderCounts(states: readonly PortState[]): string {
  const count = (test: (state: PortState) => boolean) => states.filter(test).length;
  const parts: [number, string][] = [
    [count((state) => state.holding === "own" && !isConflict(state)), "running"],
    [count((state) => state.holding === "outside" && !isRetired(state)), "in use by other programs"],
    [count((state) => state.holding === "free" && !isRetired(state)), "free"],
    [count((state) => isRetired(state) && !isConflict(state)), "retired"],
    [count(isConflict), "in conflict"],
  ];
  if (states.length === 0) return "0 ports are assigned.";
  const said = parts.filter(([number]) => number > 0).map(([number, what]) => `${number} ${what}`);
  return `${states.length} ${states.length === 1 ? "port" : "ports"}: ${said.join(", ")}.`;
}

const isRetired = ({ row }: PortState): boolean => row.status === "retired";

function describeState(state: PortState): string {
  const { holding, row } = state;
  if (holding === "free") return row.status === "active" ? "free" : `free (${row.status})`;
  const who = state.holders.map(describeProcess).join("; ");
  if (isRetired(state) && !isConflict(state)) return `retired, in use by ${nameOf(state)}: ${who}`;
  if (isConflict(state)) return `TAKEN by ${nameOf(state)}: ${who}`;
  return holding === "outside" ? `in use by ${row.owner ?? "its owner"}? ${who}` : `running: ${who}`;
}

function nameOf({ holders, holding, row }: PortState): string {
  const service = holders.find((holder) => holder.service)?.service?.name;
  if (holding === "own") return `${row.service}, which is retired`;
  if (holding === "sibling") return `${service}, on a port that is not its own`;
  if (holding === "checkout") return `${escapeControls(service ?? "")} of another checkout`;
  return holding === "unseen" ? "a hidden process" : "another program";
}

function describeProcess({ process: facts, user }: PortState["holders"][number]): string {
  return facts ? `pid ${facts.pid} of ${user}` : `a process of user ${user}`;
}
