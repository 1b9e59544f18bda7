import { describeRanges, type PortRow, rangeOf, type Spec } from "@berth/registry";

/** Every range with its rows and what is free, for people. */
export function renderList(spec: Spec): string {
  const width = Math.max(0, ...spec.ports.map((row) => row.service.length));
  const envWidth = Math.max(0, ...spec.ports.map((row) => row.env.length));
  const line = (row: PortRow) =>
    `  ${row.port}  ${row.service.padEnd(width)}  ${row.env.padEnd(envWidth)}  ${row.protocol.padEnd(7)}  ` +
    `${row.status}${row.exclusive ? ", exclusive" : ""}`;
  const labels = new Map(describeRanges(spec).map(({ id, label }) => [id, label]));
  return spec.ranges
    .map((range) =>
      [
        labels.get(range.id) ?? range.id,
        ...spec.ports.filter((row) => rangeOf(spec, row.port) === range).map(line),
      ].join("\n"),
    )
    .join("\n\n");
}

/** The same for scripts. */
export function listAsJson(spec: Spec): string {
  const ports = spec.ports.map((row) => ({ ...row, range: rangeOf(spec, row.port)?.id }));
  return JSON.stringify({ version: spec.version, ranges: describeRanges(spec), ports });
}
