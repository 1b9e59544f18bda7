import { type PortRow, rangeOf, type Spec } from "@berth/registry";
import type { PortView, RowView } from "../api/monitor-state.ts";
import { viewHolder } from "./holder-view.ts";
import { judgeCell, NOBODY, type Seen } from "./judge-cell.ts";

/**
 * Every number that has a row or a holder.
 * @param seen what was seen, by number; undefined where the machine was not looked at
 */
export function viewPorts(spec: Spec, seen: ReadonlyMap<number, Seen> | undefined): Record<number, PortView> {
  const rows = new Map(spec.ports.map((row) => [row.port, row]));
  const held = [...(seen ?? [])].filter(([port, { holding }]) => holding !== "free" && rangeOf(spec, port));
  const numbers = [...new Set([...rows.keys(), ...held.map(([port]) => port)])].sort((one, other) => one - other);
  return Object.fromEntries(
    numbers.map((port) => [port, viewPort(spec, port, rows.get(port), seen && (seen.get(port) ?? NOBODY))]),
  );
}

function viewPort(spec: Spec, port: number, row: PortRow | undefined, seen: Seen | undefined): PortView {
  const range = rangeOf(spec, port)?.id;
  return {
    port,
    ...(range === undefined ? {} : { range }),
    ...judgeCell(row, seen, spec),
    holders: seen?.holders.map(viewHolder) ?? [],
    ...(row ? { row: viewRow(row, range) } : {}),
  };
}

function viewRow(row: PortRow, range: string | undefined): RowView {
  const { env, exclusive = false, group, owner, protocol, purpose, service, status, title } = row;
  return {
    service,
    title,
    protocol,
    purpose,
    env,
    ...(owner === undefined ? {} : { owner }),
    status,
    exclusive,
    ...(group === undefined || group === range ? {} : { shownUnder: group }),
  };
}
