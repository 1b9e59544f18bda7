import {
  commandOf,
  type Failure,
  folderOf,
  type ParsedSpec,
  type PortRow,
  type Result,
  rangeOf,
  refusal,
  rowsOf,
  type Spec,
  type SpecEdit,
  success,
} from "@berth/registry";
import { NX_CONFIG_PATH } from "../init/plan-nx.ts";
import type { ServiceOptions } from "../options/service-options.ts";
import type { Snapshot } from "../plans/snapshot.ts";
import { fillRow } from "./fill-row.ts";
import { namesFolder } from "./names-folder.ts";
import type { Place } from "./place.ts";
import { readPlacement } from "./read-placement.ts";

/** What a service that already has its rows takes over. */
export interface TakeOver {
  rows: PortRow[];
  /** A reserved row becomes active. Other rows stay as they are. */
  edits: SpecEdit[];
}

/**
 * Whether the service may take the rows that the spec has for it. Undefined where it has none. NAME_TAKEN where it is
 * in use, retired, or lives elsewhere; PORT_REASSIGNED or ROW_DIFFERS where the request contradicts its rows: the spec
 * is changed by editing the spec, not by a flag (docs/design.md 3.2). What the rows leave open, the request adds to the
 * first of them.
 */
export function takeOver(
  parsed: ParsedSpec,
  service: string,
  request: ServiceOptions,
  place: Place,
  snapshot: Snapshot,
): Result<TakeOver> | undefined {
  const all = rowsOf(parsed.spec, service);
  const rows = all.filter((row) => row.status !== "retired");
  const [first = all[0]] = rows;
  if (!first) return undefined;
  const folder = place.kind === "project" ? place.owner.replace(/\/$/, "") : folderOf(parsed.spec, service);
  const objection = rows.length === 0 ? retired(first) : OBJECTIONS[place.kind](rows, folder, snapshot);
  if (objection)
    return refusal({
      code: "NAME_TAKEN",
      place: parsed.source.placeOf(["ports", first.port, "service"]),
      ...objection,
    });
  const placement = readPlacement(parsed, request, first);
  if (!placement.ok) return placement;
  const uses = request.uses && { uses: request.uses };
  const { fields, failures } = fillRow(parsed, first, { ...place.container, ...placement.value, ...uses });
  // An owner that the row leaves open is the one that this run gives it.
  const isNew = first.owner === undefined && request.owner === place.owner;
  failures.push(...contradict(parsed, rows, isNew ? { ...request, owner: undefined } : request));
  if (failures.length > 0) return refusal(...failures);
  const edits = rows.flatMap((row): SpecEdit[] => {
    const starts = row.status === "reserved" || place.kind !== "folder";
    const more = {
      ...(starts && { ...(row.owner === undefined && { owner: place.owner }), status: "active" as const }),
      ...(row === first && fields),
    };
    return Object.keys(more).length > 0 ? [{ kind: "set", port: row.port, fields: more }] : [];
  });
  return success({ rows, edits });
}

type Objection = Pick<Failure, "message" | "fix">;

const retired = ({ port, service }: PortRow): Objection => ({
  message: `${service} is retired; its name stays with its port ${port}.`,
  fix: "Choose another name.",
});

/** Why a service with these rows cannot be made in a place; undefined if it can. */
const OBJECTIONS: Readonly<
  Record<Place["kind"], (rows: readonly PortRow[], folder: string, snapshot: Snapshot) => Objection | undefined>
> = {
  folder(rows, folder, { rootNames, serviceFolders }) {
    const { service = "" } = rows[0] ?? {};
    if (serviceFolders.includes(service))
      return {
        message: `${service} exists: it has ${listPorts(rows)} and the folder ${folder}.`,
        fix: rootNames.includes(NX_CONFIG_PATH)
          ? `There is nothing to create. Run it with: npx nx serve ${service}. Or choose another name.`
          : "There is nothing to create. Choose another name.",
      };
    const image = rows.find((row) => row.image !== undefined)?.image;
    if (image !== undefined)
      return {
        message: `${service} has ${listPorts(rows)} and runs ${image}: it is not written here.`,
        fix: "Leave --template out, or take the image from the spec.",
      };
    return strangerTo(folder, rows);
  },
  project(rows, folder, snapshot) {
    const image = rows.find((row) => row.image !== undefined)?.image;
    // Who runs a row that is in use, such as a team, may well do so in this folder. A reserved one waits for its owner.
    const isOpen = ({ owner = "", status }: PortRow) => status === "active" && !namesFolder(owner, snapshot);
    const bound = rows.filter((row) => !isOpen(row));
    if (image === undefined) return strangerTo(folder, bound);
    return {
      message: `${rows[0]?.service} has ${listPorts(rows)} and runs ${image}: it is not ${folder}.`,
      fix: `Reserve a port under another name with --owner=${folder}, and run the command again.`,
    };
  },
  container(rows, folder, { serviceFolders }) {
    const { service = "" } = rows[0] ?? {};
    if (rows.some((row) => row.owner === folder) || serviceFolders.includes(service))
      return {
        message: `${service} has ${listPorts(rows)} and belongs to ${folder}: it is written here, not external.`,
        fix: "Choose another name, or correct the owner in the spec.",
      };
    if (rows.some((row) => row.status !== "active")) return undefined;
    return {
      message: `${service} is in use: it has ${listPorts(rows)}.`,
      fix:
        "There is nothing to create. To change what the spec says of it, edit its row and run npx nx sync. Or choose " +
        "another name.",
    };
  },
};

/** That one of the rows belongs to another owner. */
function strangerTo(folder: string, rows: readonly PortRow[]): Objection | undefined {
  const stranger = rows.find(({ owner }) => owner !== undefined && owner.replace(/\/$/, "") !== folder);
  return (
    stranger && {
      message: `${stranger.service} has ${listPorts(rows)} and belongs to ${stranger.owner}, not to ${folder}.`,
      fix: "Choose another name, or correct the owner in the spec.",
    }
  );
}

/** Where the request contradicts the rows: PORT_REASSIGNED and ROW_DIFFERS. */
function contradict({ source, spec }: ParsedSpec, rows: PortRow[], request: ServiceOptions): Failure[] {
  const failures: Failure[] = [];
  const [row] = rows;
  if (!row) return failures;
  const fix = "Leave the flag out, or change the spec first.";
  if (request.port !== undefined && !rows.some(({ port }) => port === request.port))
    failures.push({
      code: "PORT_REASSIGNED",
      message: `${row.service} has ${listPorts(rows)}; it cannot have ${request.port} instead.`,
      place: source.placeOf(["ports", row.port], "key"),
      fix: moveFix(spec, row.service, `--to=${request.port}`),
    });
  const ranges = rows.flatMap(({ group, port }) => [rangeOf(spec, port)?.id, group]);
  if (request.range !== undefined && !ranges.includes(request.range))
    failures.push({
      code: "PORT_REASSIGNED",
      message: `${row.service} has ${listPorts(rows)} in ${ranges[0]}; it cannot move to ${request.range}.`,
      place: source.placeOf(["ports", row.port], "key"),
      fix: moveFix(spec, row.service, `--range=${request.range}`),
    });
  for (const field of ["protocol", "title", "purpose", "env", "owner"] as const) {
    const asked = request[field];
    if (asked === undefined || rows.some((row) => row[field] === asked)) continue;
    failures.push({
      code: "ROW_DIFFERS",
      message:
        row[field] === undefined
          ? `The spec gives ${row.service} no ${field}, so it cannot be ${JSON.stringify(asked)}.`
          : `The spec gives ${row.service} the ${field} ${JSON.stringify(row[field])}, not ${JSON.stringify(asked)}.`,
      place: source.placeOf(["ports", row.port, field]),
      fix,
    });
  }
  return failures;
}

/** A port changes in a run of its own, with a reason. */
const moveFix = (spec: Spec, service: string, target: string): string =>
  `Leave the flag out. To move it: ${commandOf(spec, `move ${service} ${target} --reason="<why>"`)}`;

/** `port 9013`, or `ports 9000 and 9001`. */
export const listPorts = (rows: readonly PortRow[]): string =>
  `${rows.length > 1 ? "ports" : "port"} ${rows.map((row) => row.port).join(" and ")}`;
