import {
  type Failure,
  type ParsedSpec,
  type PortRow,
  type Result,
  rangeOf,
  refusal,
  rowsOf,
  type SpecEdit,
  success,
} from "@berth/registry";
import { readPlacement } from "./external/read-placement.ts";
import { fillRow } from "./fill-row.ts";
import type { ServiceOptions } from "./service-options.ts";
import type { Snapshot } from "./snapshot.ts";

/** What it takes to scaffold a service that already has its rows. */
export interface TakeOver {
  rows: PortRow[];
  /** A promise is kept by being built: reserved becomes active. What the spec says of other rows stays. */
  edits: SpecEdit[];
}

/**
 * Whether the service may be scaffolded on the rows it has. Undefined where it has none. NAME_TAKEN where it exists, is
 * retired, or belongs elsewhere; PORT_REASSIGNED or ROW_DIFFERS where the request contradicts its rows: the spec is
 * changed by editing the spec, not by a flag (seed rule 2).
 */
export function takeOver(
  parsed: ParsedSpec,
  service: string,
  request: ServiceOptions,
  snapshot: Snapshot,
): Result<TakeOver> | undefined {
  const all = rowsOf(parsed.spec, service);
  const [first] = all;
  if (!first) return undefined;
  const rows = all.filter((row) => row.status !== "retired");
  const folder = `services/${service}`;
  const taken = (message: string, fix: string) =>
    refusal({
      code: "NAME_TAKEN",
      message,
      place: parsed.source.placeOf(["ports", (rows[0] ?? first).port, "service"]),
      fix,
    });
  if (rows.length === 0)
    return taken(`${service} is retired; its name stays with its port ${first.port}.`, "Choose another name.");
  if (snapshot.serviceFolders.includes(service))
    return taken(
      `${service} exists: it has ${listPorts(rows)} and the folder ${folder}.`,
      `Nothing is left to make. Run it with: npx nx serve ${service}. Or choose another name.`,
    );
  const image = rows.find((row) => row.image !== undefined)?.image;
  if (image !== undefined)
    return taken(
      `${service} has ${listPorts(rows)} and runs ${image}: it is not written here.`,
      "Leave --template out, or take the image from the spec.",
    );
  const stranger = rows.find((row) => row.owner !== undefined && row.owner !== folder);
  if (stranger)
    return taken(
      `${service} has ${listPorts(rows)} and belongs to ${stranger.owner}, not to ${folder}.`,
      "Choose another name, or correct the owner in the spec.",
    );
  const placement = readPlacement(parsed, request, rows[0] ?? first);
  if (!placement.ok) return placement;
  const filled = fillRow(parsed, rows[0] ?? first, placement.value);
  const contradictions = [...contradict(parsed, rows, request), ...filled.failures];
  if (contradictions.length > 0) return refusal(...contradictions);
  const edits = rows.flatMap((row): SpecEdit[] => {
    const fields = {
      ...(row.status === "reserved" && {
        ...(row.owner === undefined && { owner: folder }),
        status: "active" as const,
      }),
      ...(row === rows[0] && filled.fields),
    };
    return Object.keys(fields).length > 0 ? [{ kind: "set", port: row.port, fields }] : [];
  });
  return success({ rows, edits });
}

/** Where the request says otherwise than the rows: PORT_REASSIGNED and ROW_DIFFERS. */
export function contradict({ source, spec }: ParsedSpec, rows: PortRow[], request: ServiceOptions): Failure[] {
  const failures: Failure[] = [];
  const [row] = rows;
  if (!row) return failures;
  const fix = "Leave the flag out, or change the spec first.";
  if (request.port !== undefined && !rows.some(({ port }) => port === request.port))
    failures.push({
      code: "PORT_REASSIGNED",
      message: `${row.service} has ${listPorts(rows)}; it can't have ${request.port} instead.`,
      place: source.placeOf(["ports", row.port], "key"),
      fix: moveFix(row.service, `--to=${request.port}`),
    });
  const ranges = rows.flatMap(({ group, port }) => [rangeOf(spec, port)?.id, group]);
  if (request.range !== undefined && !ranges.includes(request.range))
    failures.push({
      code: "PORT_REASSIGNED",
      message: `${row.service} has ${listPorts(rows)} in ${ranges[0]}; it can't move to ${request.range}.`,
      place: source.placeOf(["ports", row.port], "key"),
      fix: moveFix(row.service, `--range=${request.range}`),
    });
  for (const field of ["protocol", "title", "purpose", "env", "owner"] as const) {
    const asked = request[field];
    if (asked === undefined || rows.some((row) => row[field] === asked)) continue;
    // An owner that the row leaves open is the folder that this run makes.
    if (field === "owner" && row.owner === undefined && asked === `services/${row.service}`) continue;
    failures.push({
      code: "ROW_DIFFERS",
      message:
        row[field] === undefined
          ? `The spec gives ${row.service} no ${field}, so it can't be ${JSON.stringify(asked)}.`
          : `The spec gives ${row.service} the ${field} ${JSON.stringify(row[field])}, not ${JSON.stringify(asked)}.`,
      place: source.placeOf(["ports", row.port, field]),
      fix,
    });
  }
  return failures;
}

/** A port changes in a run of its own, with a reason. */
const moveFix = (service: string, target: string): string =>
  `Leave the flag out. To move it, on record: npx nx g move ${service} ${target} --reason="<why>"`;

/** `port 9013`, or `ports 9000 and 9001`. */
export const listPorts = (rows: readonly PortRow[]): string =>
  `${rows.length > 1 ? "ports" : "port"} ${rows.map((row) => row.port).join(" and ")}`;
