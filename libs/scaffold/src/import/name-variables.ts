import { ENV_PATTERN, envFor, findEnvFault, type Spec } from "@berth/registry";
import { tellPlace } from "./import-question.ts";
import { isRetired, type PlacedPort } from "./place-ports.ts";
import { toWords } from "./to-words.ts";

/** The variable of each number, and what a person should know of how it was chosen. */
export interface NamedVariables {
  variables: Map<number, string>;
  notes: string[];
}

/**
 * The variable of each number: the one that a source names, or the service's own (`RECORDING_PORT`), with the words of
 * its title where a service has several numbers. No two numbers get one variable, except a number that is retired.
 */
export function nameVariables(placed: readonly PlacedPort[], spec: Spec | undefined): NamedVariables {
  const variables = new Map<number, string>();
  const notes: string[] = [];
  const taken = new Map<string, PlacedPort | undefined>();
  for (const row of spec?.ports ?? [])
    for (const variable of [row.env, row.url ?? row.env]) taken.set(variable, undefined);
  const isFree = (variable: string, port: PlacedPort): boolean => {
    if (findEnvFault(variable) !== undefined) return false;
    const holder = taken.get(variable);
    return !taken.has(variable) || (holder?.service === port.service && [holder, port].some(isRetired));
  };
  const take = (port: PlacedPort, variable: string) => {
    variables.set(port.port, variable);
    // The tombstone shares it with one live row at most.
    if (!taken.has(variable) || !isRetired(port)) taken.set(variable, port);
  };
  for (const port of placed) if (port.known) variables.set(port.port, port.known.env);
  const open = placed.filter(({ known }) => known === undefined);
  for (const port of open) {
    const said = port.facts.filter(({ env }) => env !== undefined && ENV_PATTERN.test(env));
    const named = said.find(({ env = "" }) => isFree(env, port));
    if (named?.env !== undefined) take(port, named.env);
    else if (said[0]?.env !== undefined && taken.has(said[0].env))
      notes.push(`${tellPlace(said[0].place)}: ${said[0].env} carries another number already, not ${port.port}.`);
  }
  for (const port of open) {
    if (variables.has(port.port)) continue;
    const free = candidates(port).find((variable) => isFree(variable, port));
    take(port, free ?? `${stem(port)}_${port.port}_PORT`);
  }
  return { variables, notes };
}

const stem = ({ service }: PlacedPort): string => envFor(service).replace(/_PORT$/, "");

function candidates(port: PlacedPort): string[] {
  const words = toWords(port.facts.find(({ name }) => name !== undefined)?.name ?? "");
  const isLonger = words.length > port.service.split("-").length && words.join("-").startsWith(`${port.service}-`);
  return [envFor(port.service), ...(isLonger ? [envFor(words.join("-"))] : []), `${stem(port)}_${port.port}_PORT`];
}
