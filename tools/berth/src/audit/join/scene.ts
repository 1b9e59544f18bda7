import { commandOf, type PortRow, type Spec } from "@berth/registry";
import { type Joined, joinKnowledge } from "@berth/scaffold";
import type { Spot } from "./audit.ts";
import type { AuditFacts } from "./audit-facts.ts";
import { projectsIn } from "./project-of.ts";
import { type Sighting, sortSpots } from "./sort-spots.ts";

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
  /** Numbers that were named as free ones, by the number in whose place: none is named twice. */
  suggested: Map<number, number>;
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
    suggested: new Map(),
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

/** How people here call a command of Berth. */
export const command = ({ facts: { bin }, spec }: Scene, words: string): string =>
  spec ? commandOf(spec, words) : `${bin} ${words}`;

export const unique = <T>(all: Iterable<T>): T[] => [...new Set(all)];
