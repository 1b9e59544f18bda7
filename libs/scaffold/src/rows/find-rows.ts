import { type ParsedSpec, type PortRow, type Result, refusal, rowsOf, serviceUnknown, success } from "@berth/registry";
import { listPorts } from "./take-over.ts";

/**
 * The active and reserved rows of a service; only that on `port` where one is given. SERVICE_UNKNOWN where there
 * is no such service or row, PORT_RETIRED where it is already retired, FLAG_MISSING without a name.
 */
export function findRows(
  { source, spec }: ParsedSpec,
  name: string | undefined,
  port: number | undefined,
): Result<PortRow[]> {
  if (name === undefined || name === "")
    return refusal({
      code: "FLAG_MISSING",
      message: "The service has no name.",
      fix: "Give it as the first argument, or with --name=<name>.",
    });
  const all = rowsOf(spec, name);
  const [first] = all;
  if (!first) return refusal(serviceUnknown(name, spec));
  const asked = port === undefined ? all : all.filter((row) => row.port === port);
  const rows = asked.filter(({ status }) => status !== "retired");
  const [gone] = asked;
  if (rows.length > 0) return success(rows);
  if (gone)
    return refusal({
      code: "PORT_RETIRED",
      message: `${name} is retired already: ${listPorts(asked)}.`,
      place: source.placeOf(["ports", gone.port, "status"]),
    });
  return refusal({
    code: "SERVICE_UNKNOWN",
    message: `${name} has ${listPorts(all)}, not ${port}.`,
    place: source.placeOf(["ports", first.port], "key"),
    fix: "Give one of its own ports, or leave --port out.",
  });
}
