import { findEnvFault, NAME_PATTERN } from "../spec/names.ts";
import type { PortRow } from "../spec/spec.ts";
import { STATUSES } from "../spec/statuses.ts";
import { LAST_PORT } from "../spec/unsafe-ports.ts";
import { type PlainRow, readPlainRows } from "./plain-rows.ts";

/** What of a row says which variables carry its port. */
export type VariableRow = Pick<PortRow, "port" | "service" | "env" | "url" | "address" | "status">;

/**
 * The rows of a registry's text as far as variables depend on them, ascending by port; without YAML and the schema,
 * which take longer to load than all else that stands before a dev server. What no variable depends on is left to
 * `berth check`: a date that is wrong keeps no server from starting. Undefined where a row isn't sound, or written in a
 * way that takes the parser of the spec.
 */
export function readVariableRows(text: string): VariableRow[] | undefined {
  const plain = readPlainRows(text);
  if (plain === undefined || plain.length === 0) return undefined;
  const rows = plain.map(readRow);
  if (!rows.every((row) => row !== undefined)) return undefined;
  const names = rows.flatMap(({ env, status, url }) => (status === "retired" ? [] : url ? [env, url] : [env]));
  const isTwice = new Set(names).size < names.length || new Set(rows.map(({ port }) => port)).size < rows.length;
  return isTwice ? undefined : rows.sort((a, b) => a.port - b.port);
}

function readRow({ fields, key }: PlainRow): VariableRow | undefined {
  const { address, env = "", service = "", status, url } = Object.fromEntries(fields);
  const known = STATUSES.find((one) => one === status);
  const isSound =
    /^[1-9]\d{0,4}$/.test(key) &&
    Number(key) <= LAST_PORT &&
    NAME_PATTERN.test(service) &&
    [env, url ?? env].every((name) => findEnvFault(name) === undefined) &&
    address !== "";
  return isSound && known ? { port: Number(key), service, env, url, address, status: known } : undefined;
}
