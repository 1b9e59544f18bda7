import { type ParsedSpec, type PortRow, type Result, refusal, rowsOf, success } from "@berth/registry";
import { fillRow } from "../fill-row.ts";
import type { ServiceOptions } from "../service-options.ts";
import type { Snapshot } from "../snapshot.ts";
import { contradict, listPorts, type TakeOver } from "../take-over.ts";
import type { Container } from "./read-container.ts";
import { readPlacement } from "./read-placement.ts";

/**
 * Whether a program that is not written here may take the rows that the spec holds for it. Undefined where it has none.
 * NAME_TAKEN where it is in use, retired, or written here; ROW_DIFFERS or PORT_REASSIGNED where the request contradicts
 * its rows. What they leave open, the request adds to the first of them.
 */
export function takeOverExternal(
  parsed: ParsedSpec,
  service: string,
  request: ServiceOptions,
  container: Container,
  owner: string,
  snapshot: Snapshot,
): Result<TakeOver> | undefined {
  const all = rowsOf(parsed.spec, service);
  const rows = all.filter((row) => row.status !== "retired");
  const [first = all[0]] = rows;
  if (!first) return undefined;
  const refused = whyTaken(parsed, first, rows, snapshot);
  if (refused) return refused;
  const placement = readPlacement(parsed, request, first);
  if (!placement.ok) return placement;
  const { fields, failures } = fillRow(parsed, first, { ...container, ...placement.value });
  const asked = { ...request, ...(first.owner === undefined && { owner: undefined }) };
  failures.push(...contradict(parsed, rows, asked));
  if (failures.length > 0) return refusal(...failures);
  const edits = rows.map((row) => ({
    kind: "set" as const,
    port: row.port,
    fields: {
      ...(row.owner === undefined && { owner }),
      status: "active" as const,
      ...(row === first && fields),
    },
  }));
  return success({ rows, edits });
}

function whyTaken(
  { source }: ParsedSpec,
  first: PortRow,
  rows: readonly PortRow[],
  { serviceFolders }: Snapshot,
): ReturnType<typeof refusal> | undefined {
  const { service } = first;
  const taken = (message: string, fix: string) =>
    refusal({
      code: "NAME_TAKEN",
      message,
      place: source.placeOf(["ports", first.port, "service"]),
      fix,
    });
  if (rows.length === 0)
    return taken(`${service} is retired; its name stays with its port ${first.port}.`, "Choose another name.");
  const folder = `services/${service}`;
  if (rows.some((row) => row.owner === folder) || serviceFolders.includes(service))
    return taken(
      `${service} has ${listPorts(rows)} and belongs to ${folder}: it is written here, not external.`,
      "Choose another name, or correct the owner in the spec.",
    );
  if (rows.every((row) => row.status === "active"))
    return taken(
      `${service} is in use: it has ${listPorts(rows)}.`,
      "Nothing is left to make. To change what the spec says of it, edit its row and run npx nx sync. Or choose another name.",
    );
  return undefined;
}
