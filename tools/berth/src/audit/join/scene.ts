import { commandOf, envFor, findNameFault, type PortRow, type Spec, whyForbidden } from "@berth/registry";
import { chooseName, type Joined, joinKnowledge, stemOf } from "@berth/scaffold";
import type { Spot } from "./audit.ts";
import type { AuditFacts } from "./audit-facts.ts";
import { projectsIn } from "./project-of.ts";
import { isInside, type Sighting, sortSpots } from "./sort-spots.ts";

/** The facts in the order in which the questions to them are asked. */
export interface Scene {
  facts: AuditFacts;
  spec: Spec | undefined;
  joined: Joined;
  /** The ranges that the spec or a file declares. */
  declared: Joined["ranges"];
  /** What is named of this workspace's own, outside of tests and examples; by number, ascending. */
  byPort: ReadonlyMap<number, readonly Sighting[]>;
  sightings: readonly Sighting[];
  rows: ReadonlyMap<number, PortRow>;
  projectOf(path: string): string;
}

export function setScene(facts: AuditFacts): Scene {
  const { files, knowledge, spec } = facts;
  const projectOf = projectsIn(files);
  const sightings = withoutTold(sortSpots(facts), projectOf);
  const own = sightings.filter((it) => !it.isElsewhere && !it.isTest);
  const byPort = new Map<number, Sighting[]>();
  for (const sighting of own.toSorted((one, other) => one.port - other.port)) {
    const known = byPort.get(sighting.port);
    if (known) known.push(sighting);
    else byPort.set(sighting.port, [sighting]);
  }
  const joined = joinKnowledge(knowledge, { spec });
  return {
    ...{ facts, spec, joined },
    declared: joined.ranges.filter(({ isKnown, places }) => isKnown || places.length > 0),
    byPort,
    sightings,
    rows: new Map(spec?.ports.map((row) => [row.port, row])),
    projectOf,
  };
}

/** A project that says its port anywhere is not left to its framework's. */
function withoutTold(sightings: readonly Sighting[], projectOf: (path: string) => string): Sighting[] {
  const says = ({ isUnsaid, role, scheme, variable }: Sighting) =>
    !isUnsaid && scheme === undefined && (role === "binds" || (role !== "connects" && variable === "PORT"));
  const told = new Set(sightings.filter(says).map(({ path }) => projectOf(path)));
  return sightings.filter(({ isUnsaid, path }) => !isUnsaid || !told.has(projectOf(path)));
}

/** The declared range that a number lies in. */
export const rangeIn = ({ declared }: Pick<Scene, "declared">, port: number) =>
  declared.find(({ from, to }) => port >= from && port <= to);

/** What is shown of a place. */
export const spotOf = ({ detail, line, path, role }: Sighting): Spot => ({
  ...{ path, line, role },
  ...(detail !== undefined && { detail }),
});

/** Whose a number is: by the spec, or else by all that files call it; at last the projects that listen on it. */
export function servicesOf({ byPort, facts, joined, projectOf, rows }: Scene, port: number): string[] {
  const row = rows.get(port);
  if (row) return [row.service];
  const placed = joined.rows.find((one) => one.row.port === port);
  if (placed) return [placed.row.service];
  const all = byPort.get(port) ?? [];
  const named = unique(all.flatMap(({ name }) => chooseName([{ name }]) || []));
  if (named.length > 0) return named;
  const owned = stems(all.filter(({ role }) => role !== "connects").map(portVariable));
  if (owned.length > 0) return owned;
  const hosts = unique(all.flatMap(({ host = "", role }) => (role === "connects" && NAME.test(host) ? host : [])));
  if (hosts.length === 1) return hosts;
  const listens = all.filter((one) => (one.role === "binds" || one.role === "defaults") && !isInside(one));
  const projects = unique(listens.map(({ path }) => projectOf(path) || facts.folder));
  return projects.length > 0 ? projects : stems(all.map(({ variable }) => variable));
}

/** A host that is the name of a service, as compose files and clusters have them. */
const NAME = /^(?!localhost$)[a-z][a-z0-9-]*$/;

/** The variables that carry a number, besides those that carry more than that. */
export const variablesOf = (all: readonly Sighting[]): string[] =>
  unique(all.flatMap((one) => portVariable(one) ?? []));

const portVariable = ({ scheme, variable }: Sighting): string | undefined =>
  scheme === undefined && /PORT$/i.test(variable ?? "") ? variable : undefined;

const ADDRESS = /(?:PORT|URL|URI|ADDR|ADDRESS|ENDPOINT|HOST)$/i;

const stems = (variables: readonly (string | undefined)[]): string[] =>
  unique(variables.flatMap((one = "") => (ADDRESS.test(one) && stemOf(one).join("-")) || []));

/** The variable that would carry a number: that of its row, or one that follows from whose it is. */
export function variableFor(scene: Scene, port: number): string {
  const row = scene.rows.get(port);
  if (row) return row.env;
  const [known] = variablesOf(scene.byPort.get(port) ?? []);
  if (known !== undefined) return known;
  const [service = "", ...others] = servicesOf(scene, port);
  return others.length === 0 && findNameFault(service) === undefined ? envFor(service) : "PORT";
}

/** The name under which a number can be reserved: whose it is, where that is one that the spec doesn't have. */
export function nameFor(scene: Scene, port: number): string {
  const [service = "", ...others] = servicesOf(scene, port);
  const isTaken = scene.spec?.ports.some((row) => row.service === service);
  return others.length > 0 || isTaken || findNameFault(service) !== undefined ? "<name>" : service;
}

/** A number near another one that nothing here names. */
export function freeNear({ joined, rows, sightings }: Scene, port: number): number {
  const taken = new Set([
    ...sightings.map((one) => one.port),
    ...rows.keys(),
    ...joined.rows.map(({ row }) => row.port),
  ]);
  let free = port + 1;
  while (taken.has(free) || whyForbidden(free)) free = free >= 65_535 ? 1024 : free + 1;
  return free;
}

/** How people here call a command of Berth. */
export const command = ({ facts: { bin }, spec }: Scene, words: string): string =>
  spec ? commandOf(spec, words) : `${bin} ${words}`;

export const unique = <T>(all: Iterable<T>): T[] => [...new Set(all)];
