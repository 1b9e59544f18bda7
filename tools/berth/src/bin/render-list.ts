import { describeRanges, groupRows, type PortRow, rangeFinder, type Spec } from "@berth/registry";

/** Every range with its rows and what is free, for people. */
export function renderList(spec: Spec): string {
  const width = Math.max(0, ...spec.ports.map((row) => row.service.length));
  const envWidth = Math.max(0, ...spec.ports.map((row) => row.env.length));
  const line = (row: PortRow) =>
    `  ${row.port}  ${row.service.padEnd(width)}  ${row.env.padEnd(envWidth)}  ${row.protocol.padEnd(7)}  ` +
    `${row.status}${row.exclusive ? ", exclusive" : ""}`;
  const findRange = rangeFinder(spec);
  const rowsByRange = groupRows(spec.ports, ({ port }) => findRange(port));
  const labels = new Map(describeRanges(spec).map(({ id, label }) => [id, label]));
  return spec.ranges
    .map((range) => [labels.get(range.id) ?? range.id, ...(rowsByRange.get(range) ?? []).map(line)].join("\n"))
    .join("\n\n");
}

/** The same for scripts. */
export function listAsJson(spec: Spec): string {
  const findRange = rangeFinder(spec);
  const ports = spec.ports.map((row) => ({ ...row, range: findRange(row.port)?.id }));
  return JSON.stringify({ version: spec.version, ranges: describeRanges(spec), ports });
}
