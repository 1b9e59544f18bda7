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
    const views = services.get(service);
    if (view && views) views.push(view);
    else if (view) services.set(service, [view]);
  }
  const startable = acting.startable();
  const entries = [...services].map(([name, all]): [string, ServiceView] => {
    const living = all.filter(({ row, state }) => row?.status !== "retired" || state === "wrong-hands");
    const views = living.length > 0 ? living : all;
    const links = linksOf(name, views, seen, readmes.has(name));
    const extra = { links, canStart: startable.has(name), canStop: isOurs(name, views, root), ...acting.stateOf(name) };
    return [name, drawOnce(views, JSON.stringify(extra), () => ({ ...viewService(name, views, seen), ...extra }))];
  });
  return Object.fromEntries(entries);
}

function isOurs(name: string, views: readonly PortView[], root: string): boolean {
  const holders = views.flatMap((view) => view.holders);
  return holders.length > 0 && holders.every(({ service, workspace }) => workspace === root && service === name);
}

/** What was drawn of each service last, by the view of its first number; those are the same objects while all is. */
const drawn = new WeakMap<PortView, { views: readonly PortView[]; extra: string; service: ServiceView }>();

function drawOnce(views: readonly PortView[], extra: string, draw: () => ServiceView): ServiceView {
  const [first] = views;
  const last = first && drawn.get(first);
  if (last?.extra === extra && last.views.length === views.length && last.views.every((view, at) => view === views[at]))
    return last.service;
  const service = draw();
  if (first) drawn.set(first, { views, extra, service });
  return service;
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
