import { envFor, findNameFault } from "@berth/registry";
import { chooseName, stemOf } from "@berth/scaffold";
import { type Scene, unique } from "./scene.ts";
import { isInside, type Sighting } from "./sort-spots.ts";

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
