import { commandOf, listRanges, type PortRow, rangeOf, type Spec, spanOf, usesNx, whyForbidden } from "@berth/registry";
import { describeHolder, lookupCommands } from "@berth/service/ports";
import { isHidden } from "./is-hidden.ts";
import type { PortState } from "./port-state.ts";

/** What the spec says about a number, whether a row has it or not. */
export function describeAllocation(spec: Spec, port: number, row: PortRow | undefined): string[] {
  const range = rangeOf(spec, port);
  if (row) {
    const owner = row.owner === undefined ? "" : `, owner ${row.owner}`;
    return [
      `${port} belongs to ${row.service}: ${row.title}, ${row.purpose}.`,
      `${row.env}, ${row.protocol}, ${row.exclusive ? `${row.status}, exclusive` : row.status}${owner}; ` +
        `range ${range?.id ?? "none"}.`,
    ];
  }
  if (range) {
    const why = whyForbidden(port);
    return [
      `${port} is not assigned; it is in range ${range.id} (${spanOf(range)}).`,
      why
        ? `It is never assigned: ${why}.`
        : `To assign it: ${commandOf(spec, `${usesNx(spec) ? "service" : "reserve"} <name> --port=${port}`)}`,
    ];
  }
  return [`${port} belongs to no range: ${listRanges(spec)}.`];
}

/** Lines that describe the processes that listen on a port. */
export function describeListeners({ holders }: Pick<PortState, "holders">, port: number, root: string): string[] {
  if (holders.length === 0) return ["Nothing listens on it."];
  const seen = holders.flatMap((holder) => (holder.sockets.length > 0 ? describeHolder(holder, port, root) : []));
  if (seen.length > 0 && !holders.some(isHidden)) return seen;
  const look = lookupCommands(process.platform, port, true);
  return [
    ...(seen.length > 0 ? seen : ["A process that this system does not show listens on it."]),
    "To see more:",
    ...look.map((command) => `  ${command}`),
  ];
}
