import type { CellState, RangeView, ServiceView } from "../../../src/api/monitor-state.ts";
import { isTrouble, TROUBLES } from "../words/is-trouble.ts";

/** Trouble first; then what runs, what is being built, and what is not here. */
const ORDER: readonly CellState[] = [
  ...TROUBLES,
  "unknown",
  "up",
  "allocated",
  "outside",
  "absent",
  "reserved",
  "retired",
];
/** From so many services on, they stand below their ranges. */
const GROUPED_FROM = 60;

export type TableRow =
  | { kind: "service"; key: string; service: ServiceView }
  | { kind: "reserved"; key: string; services: ServiceView[]; isOpen: boolean }
  | { kind: "range"; key: string; range: RangeView | undefined; services: ServiceView[]; isOpen: boolean };

/** Trouble first, then by state, then by the lowest port. */
export const orderServices = (services: Iterable<ServiceView>): ServiceView[] =>
  [...services].toSorted((one, other) => rankOf(one) - rankOf(other) || firstPort(one) - firstPort(other));

/**
 * The rows of the table. Reserved services fold into one row, and ranges without trouble into theirs where there are
 * many services.
 * @param services in the order of the table. @param opened what the reader opened or closed, by the key of its row.
 * @param isFiltered only some services are shown: nothing that matches stays folded.
 */
export function rowsOf(
  services: readonly ServiceView[],
  ranges: readonly RangeView[],
  opened: ReadonlyMap<string, boolean>,
  isFiltered: boolean,
): TableRow[] {
  const isOpen = (key: string, byItself: boolean) => isFiltered || (opened.get(key) ?? byItself);
  if (services.length < GROUPED_FROM) return withReserved(services, "reserved", isOpen);
  const groups = new Map<RangeView | undefined, ServiceView[]>(ranges.map((range) => [range, []]));
  for (const service of services) {
    const range = ranges.find(({ from, to }) => from <= firstPort(service) && firstPort(service) <= to);
    groups.set(range, [...(groups.get(range) ?? []), service]);
  }
  return [...groups].flatMap(([range, members]): TableRow[] => {
    if (members.length === 0) return [];
    const key = `range ${range?.id ?? ""}`;
    const open = isOpen(
      key,
      members.some(({ state }) => isTrouble(state)),
    );
    const head: TableRow = { kind: "range", key, range, services: members, isOpen: open };
    return open ? [head, ...withReserved(members, `reserved ${range?.id ?? ""}`, isOpen)] : [head];
  });
}

function withReserved(
  services: readonly ServiceView[],
  key: string,
  isOpen: (key: string, byItself: boolean) => boolean,
): TableRow[] {
  const row = (service: ServiceView): TableRow => ({ kind: "service", key: `service ${service.name}`, service });
  const reserved = services.filter(({ state }) => state === "reserved");
  const others = services.filter(({ state }) => state !== "reserved").map(row);
  if (reserved.length < 2) return [...others, ...reserved.map(row)];
  const open = isOpen(key, false);
  const fold: TableRow = { kind: "reserved", key, services: reserved, isOpen: open };
  return [...others, fold, ...(open ? reserved.map(row) : [])];
}

const rankOf = ({ state }: ServiceView): number => {
  const rank = ORDER.indexOf(state);
  return rank < 0 ? ORDER.length : rank;
};
const firstPort = ({ ports }: ServiceView): number => ports[0] ?? 0;
