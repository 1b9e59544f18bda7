import { findEnvFault, NAME_PATTERN } from "../spec/names.ts";
import { SPEC_PATH, type Spec } from "../spec/spec.ts";
import type { Settings } from "../spec/spec-schema.ts";
import { STATUSES } from "../spec/statuses.ts";
import { LAST_PORT } from "../spec/unsafe-ports.ts";
import { parseYaml } from "./yaml-source.ts";

/** What of a row says which variables carry its port. */
export type VariableRow = Pick<Spec["ports"][number], "port" | "service" | "env" | "url" | "address" | "status">;

/** What of a spec the environment of its services follows from; a whole spec is one as well. */
export interface PortVariables extends Pick<Spec, "settings"> {
  /** Ascending by port. */
  ports: readonly VariableRow[];
}

/**
 * The variables of a registry's text, without the schema, which takes longer to load than all else that stands before a
 * dev server. The rules of other fields are left to `berth check`: a date that is wrong keeps no server from starting.
 * Undefined where a row isn't sound in what is read of it; `parseSpec` says what is wrong then.
 */
export function readVariables(text: string): PortVariables | undefined {
  const yaml = parseYaml(SPEC_PATH, text);
  if (!yaml.ok) return undefined;
  const { ports: rows, settings } = fieldsOf(yaml.value.data);
  if (rows !== null && !isMapping(rows)) return undefined;
  const ports: VariableRow[] = [];
  for (const [key, value] of Object.entries(rows ?? {})) {
    const row = readRow(key, fieldsOf(value));
    if (row === undefined) return undefined;
    ports.push(row);
  }
  const names = ports.flatMap(({ env, status, url }) => (status === "retired" ? [] : url ? [env, url] : [env]));
  if (new Set(names).size < names.length) return undefined;
  const commands = fieldsOf(settings)["commands"];
  return {
    settings: typeof commands === "string" ? { commands: commands as Settings["commands"] } : {},
    ports: ports.sort((a, b) => a.port - b.port),
  };
}

function readRow(key: string, fields: Record<string, unknown>): VariableRow | undefined {
  const { address, env, service, status, url } = fields;
  if (!/^[1-9]\d{0,4}$/.test(key) || Number(key) > LAST_PORT) return undefined;
  if (typeof service !== "string" || !NAME_PATTERN.test(service)) return undefined;
  if (!isVariable(env) || (url !== undefined && !isVariable(url))) return undefined;
  if (address !== undefined && typeof address !== "string") return undefined;
  const known = STATUSES.find((one) => one === status);
  return known && { port: Number(key), service, env, url, address, status: known };
}

const isVariable = (value: unknown): value is string => typeof value === "string" && findEnvFault(value) === undefined;

const isMapping = (value: unknown): value is Record<string, unknown> =>
  typeof value === "object" && value !== null && !Array.isArray(value);

const fieldsOf = (value: unknown): Record<string, unknown> => (isMapping(value) ? value : {});
