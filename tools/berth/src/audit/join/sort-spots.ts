import { type Finding, isInContainer, isOurHost, isTestPath } from "@berth/guard";
import type { PortFact } from "@berth/registry";
import type { Role, Spot } from "./audit.ts";
import type { AuditFacts } from "./audit-facts.ts";

/** A place that names a number, with what the join needs beside what is shown. */
export interface Sighting extends Spot {
  port: number;
  isTest: boolean;
  /** Whether it is the port of another machine. */
  isElsewhere: boolean;
  variable?: string | undefined;
  host?: string | undefined;
  scheme?: string | undefined;
  /** What a file calls the service. */
  name?: string | undefined;
  containerPort?: number | undefined;
  purpose?: string | undefined;
  protocol?: string | undefined;
  /** Whether no number stands there: a framework takes its own. */
  isUnsaid?: boolean;
}

const ROLES = { bind: "binds", publish: "publishes", default: "defaults", connect: "connects" } as const;

/** Sources whose words make a number a service's, whatever else stands there. */
const DECLARING = new Set<PortFact["source"]>(["document", "registry", "env"]);

/**
 * Every place that names a number, once: where the linter and a reader of knowledge see the same line, the one says
 * what the number does there and the other whose it is.
 */
export function sortSpots({ knowledge, places, reads, unsaid }: SpotFacts): Sighting[] {
  const sightings = places.flatMap(fromPlace);
  readTables(sightings);
  const byLine = new Map(sightings.map((it) => [keyOf(it), it]));
  for (const fact of knowledge.flatMap(({ ports }) => ports)) {
    const seen = byLine.get(keyOf({ ...fact.place, port: fact.port }));
    const { containerPort, env, name, protocol, purpose, source, url } = fact;
    if (seen) {
      seen.name ??= name;
      seen.containerPort ??= containerPort;
      seen.purpose ??= purpose;
      seen.protocol ??= protocol;
      if (DECLARING.has(source)) seen.role = "declares";
      withDetail(seen);
      continue;
    }
    const { line, path } = fact.place;
    const role: Role = source === "compose" || source === "kubernetes" ? "publishes" : "declares";
    const variable = env ?? url;
    const fresh: Sighting = {
      ...{ path, line, role, port: fact.port, name, containerPort, protocol, purpose, variable },
      isTest: isTestPath(path),
      isElsewhere: false,
    };
    byLine.set(keyOf(fresh), withDetail(fresh));
    sightings.push(fresh);
  }
  for (const { command, line, path, port } of unsaid)
    sightings.push({ ...plain(path, line, port), role: "defaults", detail: command, isUnsaid: true });
  for (const { line, path, port, variable } of reads)
    if (!sightings.some((it) => it.path === path && it.line === line && it.port === port))
      sightings.push({ ...plain(path, line, port), role: "reads", variable });
  return sightings.sort((one, other) => compare(one.path, other.path) || one.line - other.line);
}

type SpotFacts = Pick<AuditFacts, "knowledge" | "places" | "reads" | "unsaid">;

const plain = (path: string, line: number, port: number) => ({ path, line, port, isTest: false, isElsewhere: false });

/** From here on a file lists the numbers of others: no program listens on that many. */
const MANY = 4;

/** What looks as if one file listened on many numbers is a table of services. */
function readTables(sightings: readonly Sighting[]): void {
  const bound = new Map<string, Set<number>>();
  const isBare = ({ role, variable }: Sighting) => role === "binds" && variable === undefined;
  for (const { path, port } of sightings.filter(isBare)) bound.set(path, (bound.get(path) ?? new Set()).add(port));
  for (const sighting of sightings)
    if (isBare(sighting) && (bound.get(sighting.path)?.size ?? 0) >= MANY) sighting.role = "declares";
}

function fromPlace({ host, kind, place, port, scheme, variable }: Finding): Sighting[] {
  if (kind === undefined || port === undefined) return [];
  const { file: path, line } = place;
  const isElsewhere = kind === "connect" && !isOurHost(host);
  const role = ROLES[kind];
  return [withDetail({ path, line, role, port, isTest: isTestPath(path), isElsewhere, host, scheme, variable })];
}

function withDetail(sighting: Sighting): Sighting {
  const detail = detailOf(sighting);
  if (detail !== undefined) sighting.detail = detail;
  return sighting;
}

function detailOf({ containerPort, host, name, port, role, variable }: Sighting): string | undefined {
  const parts = [
    name,
    variable,
    role === "connects" ? host : undefined,
    containerPort === undefined || containerPort === port ? undefined : `container ${containerPort}`,
  ].filter((part) => part !== undefined && part !== "");
  return parts.length > 0 ? parts.join(", ") : undefined;
}

const keyOf = ({ line, path, port }: Pick<Sighting, "line" | "path" | "port">): string => `${port} ${line} ${path}`;

const compare = (one: string, other: string): number => (one < other ? -1 : one > other ? 1 : 0);

/** Whether a number is one inside of a container, and nothing that the host has. */
export const isInside = ({ path, role }: Sighting): boolean =>
  role !== "declares" && role !== "reads" && isInContainer(path, role === "publishes" ? "publish" : undefined);
