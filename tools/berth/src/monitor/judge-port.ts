import { type Failure, rangeOf, type Spec, spanOf, whyForbidden } from "@berth/registry";

const ELSEWHERE = "Leave --port out for a free one, or give one outside of";

/** Why the page can't have a port: the spec gives the number to a service, or browsers refuse it. */
export function judgePort(port: number, spec: Spec): Failure | undefined {
  const fix = `${ELSEWHERE} ${spec.ranges.map(spanOf).join(", ")}.`;
  const row = spec.ports.find((one) => one.port === port);
  if (row)
    return {
      code: "PORT_TAKEN",
      message: `${port} (${row.env}) belongs to ${row.service}, so the monitor would keep it from its service.`,
      fix,
    };
  const range = rangeOf(spec, port);
  if (range)
    return {
      code: "PORT_UNASSIGNED",
      message: `${port} is kept for a service of range ${range.id}: the monitor would be a stranger there.`,
      fix,
    };
  const why = whyForbidden(port);
  return why === undefined ? undefined : { code: "PORT_UNSAFE", message: `${port} can't be used: ${why}.`, fix };
}
