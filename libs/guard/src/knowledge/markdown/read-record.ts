import type { PortFact } from "@berth/registry";
import type { Gather } from "../gather.ts";
import { cleanName, isProtocol, isVariable } from "../text/clean-name.ts";
import { type NumberIn, numbersIn } from "../text/numbers-in.ts";
import { isSmallPort } from "../text/read-line.ts";
import { type Role, roleOfHeader } from "../text/role-of-header.ts";
import { statusOf } from "../text/status-of.ts";
import { SENTENCES } from "../text/vocabulary.ts";
import { readPortCell } from "./read-port-cell.ts";
import type { Rich } from "./rich-text.ts";
import type { Scope } from "./scope.ts";

export interface Field {
  key: string;
  value: Rich | undefined;
}

/** `Port: 9000` in its parts; undefined for a line without a key that is known. */
export function fieldOf(line: Rich): Field | undefined {
  const match =
    /^(?:[\s*_`>-]|\p{Extended_Pictographic}|\uFE0F)*([\p{L}][\p{L}\d /()_.'-]{0,40}?)[\s*_`]*[:：=|]\s*(.*)$/u.exec(
      line.text,
    );
  if (match === null) return undefined;
  const [, key = "", value = ""] = match;
  return { key, value: partOf(line, line.text.length - value.length) };
}

const between = ([first, second]: readonly NumberIn[], text: string): string =>
  first && second ? text.slice(first.end, second.start).replace(/\([^)]*\)/g, "") : "";

/** A part of a line, as a line of its own. */
export const partOf = (line: Rich, start: number, end?: number): Rich => ({
  ...line,
  text: line.text.slice(start, end),
  column: line.columnAt(start),
  columnAt: (at) => line.columnAt(at + start),
  isStruck: (at) => line.isStruck(at + start),
});

/**
 * Fields of one service, one a line: `Port: 9000`, `Protocol: HTTP`. Its name stands in a field or above. False where
 * they are no such fields, and nothing was read.
 */
export function readRecord(fields: readonly Field[], scope: Scope, to: Gather, above?: string): boolean {
  const by = new Map<Role, Field>();
  for (const field of fields) {
    const role = roleOfHeader(field.key);
    if (role !== undefined && !by.has(role)) by.set(role, field);
  }
  const text = (role: Role) => {
    const value = by.get(role)?.value?.text.trim();
    return value === undefined || value === "" ? undefined : value;
  };
  const details = (): Partial<PortFact> => ({
    protocol: text("protocol") !== undefined && isProtocol(text("protocol") ?? "") ? text("protocol") : undefined,
    purpose: text("purpose"),
    rationale: text("rationale"),
    owner: text("owner"),
    status: statusOf(text("status") ?? "") ?? scope.status,
    env: isVariable(text("env") ?? "") ? text("env") : undefined,
    image: text("image"),
    range: scope.range,
  });
  const port = by.get("port") ?? by.get("host");
  const address = by.get("url");
  const numbers = port?.value ? (readPortCell(port.value.text)?.numbers ?? []) : numbersIn(address?.value?.text ?? "");
  // `Base ports: pages 5173, programs 8080` is no single field.
  const [number] = port && numbers.length > 1 && /\p{L}/u.test(between(numbers, port.value?.text ?? "")) ? [] : numbers;
  const cell = port?.value ?? address?.value;
  const fact = scope.fact;
  if (fact && (number === undefined || number.port === fact.port)) {
    if (by.size === 0) return false;
    for (const [key, value] of Object.entries(details()) as [keyof PortFact, never][])
      if (value !== undefined && fact[key] === undefined) fact[key] = value;
    return true;
  }
  // `Active ports: 19` counts them.
  if (number && number.port < 80 && number.form === "plain" && !isSmallPort(number)) return false;
  if (number === undefined || cell === undefined || number.to !== undefined || by.size < (port ? 1 : 2)) return false;
  // Beside a password, `Name` is the database's, and the fields tell a client where to go.
  const isLogin = fields.some(({ key }) => SENTENCES.credentials.isIn(key));
  const own = isLogin ? undefined : (text("properName") ?? text("name"));
  const name = cleanName(own ?? above ?? scope.title ?? "");
  if (name === undefined) return false;
  const inner = by.get("container")?.value;
  (isLogin ? to.told : to.port)({
    place: { path: to.path, line: cell.line, column: cell.column },
    source: "document",
    port: number.port,
    containerPort: number.container ?? (inner && numbersIn(inner.text)[0]?.port),
    name,
    ...details(),
    ...(cell.isStruck(number.start) ? { status: "retired" as const } : {}),
  });
  return true;
}
