import { nameWho } from "@berth/doctor";
import { SPEC_PATH, whyForbidden } from "@berth/registry";
import type { Issue, PortAudit, Spot } from "./audit.ts";
import type { AuditFacts } from "./audit-facts.ts";
import { strangersIn } from "./machine-issues.ts";
import { rangeIn, type Scene, spotOf, unique } from "./scene.ts";
import { isInside } from "./sort-spots.ts";
import { servicesOf, variablesOf } from "./whose.ts";

/** Every number that this workspace names, with what is said of it; ascending. */
export function auditPorts(scene: Scene, issues: readonly Issue[]): PortAudit[] {
  const { byPort, facts, rows } = scene;
  const { below, looks } = facts;
  const ownRows = [...rows.values()].filter(({ owner = "" }) => below === "" || `${owner}/`.startsWith(below));
  const all = [...byPort.keys(), ...ownRows.map(({ port }) => port), ...strangersIn(scene).map(({ port }) => port)];
  const numbers = unique(all).sort((one, other) => one - other);
  const byNumber = new Map<number, Issue[]>();
  for (const issue of issues)
    for (const port of issue.ports) byNumber.set(port, [...(byNumber.get(port) ?? []), issue]);
  return numbers.map((port): PortAudit => {
    const row = rows.get(port);
    const own = byNumber.get(port) ?? [];
    const range = rangeIn(scene, port);
    const look = looks.get(port);
    const services = servicesOf(scene, port);
    return {
      port,
      services,
      ...purposeOf(scene, port),
      ...(row && {
        row: { env: row.env, status: row.status, ...(row.owner !== undefined && { owner: row.owner }) },
      }),
      ...(range && { range: range.id }),
      variables: unique([...(row ? [row.env] : []), ...variablesOf(byPort.get(port) ?? [])]),
      spots: [...rowSpots(facts, port), ...(byPort.get(port) ?? []).map(spotOf)],
      ...(look &&
        look.holding !== "free" && {
          listening: { who: nameWho(look), isWrong: own.some(({ kind }) => kind === "held") },
        }),
      issues: unique(own.map(({ kind }) => kind)),
      advice: own[0]?.advice ?? adviseQuiet(scene, port, services),
    };
  });
}

/** What a number is for, and what is spoken there: by the spec, or else by the first file that says so. */
function purposeOf({ byPort, rows }: Scene, port: number): Pick<PortAudit, "purpose" | "protocol"> {
  const all = [...(rows.has(port) ? [rows.get(port)] : []), ...(byPort.get(port) ?? [])];
  const purpose = all.map((one) => one?.purpose).find((said) => said !== undefined && said !== "");
  const protocol = all.map((one) => one?.protocol).find((said) => said !== undefined);
  return { ...(purpose !== undefined && { purpose }), ...(protocol !== undefined && { protocol }) };
}

function rowSpots({ rowLines }: AuditFacts, port: number): Spot[] {
  const line = rowLines.get(port);
  return line === undefined ? [] : [{ path: SPEC_PATH, line, role: "declares" }];
}

/** What to do about a number with which nothing is wrong. */
function adviseQuiet({ byPort, rows }: Scene, port: number, services: readonly string[]): string {
  const row = rows.get(port);
  if (row?.status === "retired") return "Leave it free: it is never assigned again.";
  if (row) return "Nothing to do.";
  if ((byPort.get(port) ?? []).every(isInside)) return "Nothing to do: it is a number inside of containers.";
  if (whyForbidden(port)) return "Nothing to do: it is none of the numbers that services get.";
  const [service, ...others] = services;
  return service === undefined || others.length > 0
    ? "Write down whose it is."
    : `Nothing to do: it is ${service}'s alone.`;
}
