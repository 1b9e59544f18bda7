import { describeRanges } from "@berth/registry";
import type { Joined } from "@berth/scaffold";
import type { CellUse, Issue, PortAudit, RangeAudit } from "./audit.ts";
import type { Scene } from "./scene.ts";

/** Without any range a hundred holds what begins alike. */
const BLOCK = 100;

/** The ranges of the spec, or else those that files declare, or else the hundreds in use; and what is in each. */
export function fillRanges(scene: Scene, ports: readonly PortAudit[], issues: readonly Issue[]): RangeAudit[] {
  const { declared, rows, spec } = scene;
  const uses = usesOf(scene, issues);
  const frees = new Map(spec && describeRanges(spec).map(({ free, id }) => [id, free]));
  // Rows of other folders than the one that is looked at fill a range as well.
  const labels = new Map([...rows.values()].map(({ port, service }) => [port, service]));
  for (const { port, services } of ports) labels.set(port, services.join(" and "));
  const all = declared.length > 0 ? declared : hundreds(ports);
  return all.map(({ from, id, isKnown, places: [place], purpose, to }): RangeAudit => {
    const cells = [...labels]
      .filter(([port]) => port >= from && port <= to)
      .sort(([one], [other]) => one - other)
      .map(([port, label]) => ({ port, use: uses.get(port) ?? "sound", label }));
    const assigned = cells.filter(({ port }) => rows.has(port)).length;
    const free = frees.get(id);
    return {
      ...{ id, from, to, purpose },
      source: isKnown ? "spec" : place ? "file" : "none",
      ...(place && { spot: { path: place.path, line: place.line, role: "declares" as const } }),
      ...{ assigned, unassigned: cells.length - assigned },
      ...(free !== undefined && { free }),
      cells,
    };
  });
}

function usesOf({ rows }: Scene, issues: readonly Issue[]): Map<number, CellUse> {
  const uses = new Map<number, CellUse>();
  for (const { port, status } of rows.values())
    if (status !== "active") uses.set(port, status === "retired" ? "retired" : "reserved");
  for (const urgency of ["correct", "decide"] as const)
    for (const issue of issues) if (issue.urgency === urgency) for (const port of issue.ports) uses.set(port, urgency);
  return uses;
}

function hundreds(ports: readonly PortAudit[]): Omit<Joined["ranges"][number], "policy">[] {
  const starts = [...new Set(ports.map(({ port }) => port - (port % BLOCK)))];
  const block = { purpose: "", isKnown: false, places: [] };
  return starts.map((from) => ({ id: `${from}`, from, to: Math.min(from + BLOCK - 1, 65_535), ...block }));
}
