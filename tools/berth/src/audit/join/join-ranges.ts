import { describeRanges } from "@berth/registry";
import type { Joined } from "@berth/scaffold";
import type { CellUse, Issue, PortAudit, RangeAudit } from "./audit.ts";
import type { Scene } from "./scene.ts";

/** Without any range a hundred holds what begins alike. */
const BLOCK = 100;

/** The ranges of the spec, or else those that files declare, or else the hundreds in use; and what is in each. */
export function joinRanges(
  { joined, spec }: Scene,
  ports: readonly PortAudit[],
  issues: readonly Issue[],
): RangeAudit[] {
  const uses = usesOf(ports, issues);
  const frees = new Map(spec && describeRanges(spec).map(({ free, id }) => [id, free]));
  const declared = joined.ranges.filter(({ isKnown, places }) => isKnown || places.length > 0);
  const all = declared.length > 0 ? declared : hundreds(ports);
  return all.map(({ from, id, isKnown, places: [place], purpose, to }): RangeAudit => {
    const within = ports.filter(({ port }) => port >= from && port <= to);
    const free = frees.get(id);
    return {
      ...{ id, from, to, purpose },
      source: isKnown ? "spec" : place ? "file" : "none",
      ...(place && { spot: { path: place.path, line: place.line, role: "declares" as const } }),
      assigned: within.filter(({ row }) => row !== undefined).length,
      unassigned: within.filter(({ row }) => row === undefined).length,
      ...(free !== undefined && { free }),
      cells: within.map(({ port, services }) => ({
        port,
        use: uses.get(port) ?? "sound",
        label: services.join(" and "),
      })),
    };
  });
}

function usesOf(ports: readonly PortAudit[], issues: readonly Issue[]): Map<number, CellUse> {
  const uses = new Map<number, CellUse>();
  for (const { port, row } of ports) {
    if (row?.status === "retired") uses.set(port, "retired");
    else if (row && row.status !== "active") uses.set(port, "reserved");
  }
  for (const urgency of ["correct", "decide"] as const)
    for (const issue of issues) if (issue.urgency === urgency) for (const port of issue.ports) uses.set(port, urgency);
  return uses;
}

function hundreds(
  ports: readonly PortAudit[],
): Pick<Joined["ranges"][number], "id" | "from" | "to" | "purpose" | "isKnown" | "places">[] {
  const starts = [...new Set(ports.map(({ port }) => port - (port % BLOCK)))];
  const block = { purpose: "", isKnown: false, places: [] };
  return starts.map((from) => ({ id: `${from}`, from, to: Math.min(from + BLOCK - 1, 65_535), ...block }));
}
