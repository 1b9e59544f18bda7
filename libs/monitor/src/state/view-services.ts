import type { Spec } from "@berth/registry";
import type { CellState, PortView, ServiceView } from "../api/monitor-state.ts";
import type { Seen } from "./judge-cell.ts";
import { linksOf } from "./links-of.ts";

/** What the actions of this monitor know of the services. */
export interface Acting {
  startable(): ReadonlySet<string>;
  stateOf(service: string): Pick<ServiceView, "action" | "failure">;
}

/** Nothing may be started or stopped from here. */
export const NO_ACTIONS: Acting = { startable: () => new Set(), stateOf: () => ({}) };

/** The worst first: the order of the table. */
const SEVERITY: readonly CellState[] = [
  "wrong-hands",
  "down",
  "not-ready",
  "unknown",
  "up",
  "outside",
  "absent",
  "allocated",
  "reserved",
  "retired",
];

const severityOf = ({ state }: PortView): number => SEVERITY.indexOf(state);

/** Every service of the spec, with all of its ports. A tombstone counts only where nothing else is left of it. */
export function viewServices(
  spec: Spec,
  ports: Readonly<Record<number, PortView>>,
  seen: ReadonlyMap<number, Seen> | undefined,
  { acting, readmes, root }: { acting: Acting; readmes: ReadonlySet<string>; root: string },
): Record<string, ServiceView> {
  const services = new Map<string, PortView[]>();
  for (const { port, service } of spec.ports) {
    const view = ports[port];
    if (view) services.set(service, [...(services.get(service) ?? []), view]);
  }
  const startable = acting.startable();
  return Object.fromEntries(
    [...services].map(([name, all]) => {
      const living = all.filter(({ row, state }) => row?.status !== "retired" || state === "wrong-hands");
      const views = living.length > 0 ? living : all;
      const service = viewService(name, views, seen);
      const ours = views.flatMap(({ holders }) => holders);
      const canStop = ours.length > 0 && ours.every((holder) => holder.workspace === root && holder.service === name);
      const links = linksOf(name, views, seen, readmes.has(name));
      return [name, { ...service, links, canStart: startable.has(name), canStop, ...acting.stateOf(name) }];
    }),
  );
}

function viewService(
  name: string,
  views: readonly PortView[],
  seen: ReadonlyMap<number, Seen> | undefined,
): Omit<ServiceView, "links" | "canStart" | "canStop"> {
  const worst = views.reduce((one, other) => (severityOf(other) < severityOf(one) ? other : one));
  const own = views.filter(({ state }) => state === "up" || state === "not-ready" || state === "outside");
  const healths = views.flatMap(({ port }) => seen?.get(port)?.health ?? []);
  const version = healths.find((health) => health.version !== undefined)?.version;
  const since = own
    .flatMap(({ holders }) => holders.flatMap((holder) => holder.since ?? []))
    .sort()
    .at(0);
  const latency = views.flatMap(({ port }): [number, number][] => {
    const median = seen?.get(port)?.health?.latency;
    return median === undefined ? [] : [[port, median]];
  });
  return {
    name,
    state: worst.state,
    ports: views.map(({ port }) => port),
    reason: reasonOf(worst, healths.find(({ isReady, reason }) => isReady && reason !== "")?.reason),
    ...(version === undefined ? {} : { version }),
    ...(since === undefined ? {} : { since }),
    latency: Object.fromEntries(latency),
  };
}

function reasonOf({ holders, reason, state, wrong }: PortView, told: string | undefined): string {
  const pid = holders[0]?.pid;
  const withPid = pid === undefined ? "" : `pid ${pid}`;
  const because = reason === "" ? "" : `: ${reason}`;
  if (state === "wrong-hands" && wrong === "stranger")
    return `held by a stranger: ${[withPid, `user ${holders[0]?.user}`].filter(Boolean).join(", ")}`;
  if (state === "wrong-hands") return reason;
  if (state === "up") return told === undefined ? "ready" : `ready, ${told}`;
  if (state === "not-ready") return `not ready${because}`;
  if (state === "down") return `down${because}`;
  if (state === "outside") return `in use outside${withPid && `, ${withPid}`}`;
  if (state === "absent") return "absent";
  return state === "allocated" ? "allocated, not started" : reason;
}
