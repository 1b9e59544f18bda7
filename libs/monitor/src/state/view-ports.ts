import { type PortRow, rangeOf, type Spec } from "@berth/registry";
import type { PortView, RowView } from "../api/monitor-state.ts";
import { viewHolder } from "./holder-view.ts";
import { judgeCell, type Seen, UNHELD } from "./judge-cell.ts";

/**
 * Every number that has a row or a holder.
 * @param seen what was seen, by number; undefined where the machine was not looked at
 */
export function viewPorts(spec: Spec, seen: ReadonlyMap<number, Seen> | undefined): Record<number, PortView> {
  const rows = new Map(spec.ports.map((row) => [row.port, row]));
  const held = [...(seen ?? [])].filter(([port, { holding }]) => holding !== "free" && rangeOf(spec, port));
  const numbers = [...new Set([...rows.keys(), ...held.map(([port]) => port)])].sort((one, other) => one - other);
  return Object.fromEntries(
    numbers.map((port) => [port, viewPort(spec, port, rows.get(port), seen && (seen.get(port) ?? UNHELD))]),
  );
}

/** What was drawn of each row or holder last: on a large map most numbers are as they were. */
const drawn = new WeakMap<object, { seen: Seen | undefined; spec: Spec; view: PortView }>();

function viewPort(spec: Spec, port: number, row: PortRow | undefined, seen: Seen | undefined): PortView {
  const key = row ?? seen;
  const last = key && drawn.get(key);
  if (last && last.seen === seen && last.spec === spec) return last.view;
  const view = drawPort(spec, port, row, seen);
  if (key) drawn.set(key, { seen, spec, view });
  return view;
}

function drawPort(spec: Spec, port: number, row: PortRow | undefined, seen: Seen | undefined): PortView {
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
