import { commandOf } from "./command-of.ts";
import type { HistoryEntry, Policy, PortEntry, Reference, Settings } from "./spec-schema.ts";

export const SPEC_PATH = "spec/ports.yaml";

/**
 * How many characters of the spec are read: as many rows as there are ports, with 250 characters each, which is half as
 * much again as a row that Berth writes has.
 */
export const MAX_SPEC_LENGTH = 16 * 1024 * 1024;

/** A span of ports that belong together, both ends included. */
export interface PortRange {
  id: string;
  from: number;
  to: number;
  purpose: string;
  policy: Policy;
  /** The template its services are made from, where the range names one. */
  template?: string | undefined;
}

/** One allocated port. */
export interface PortRow extends PortEntry {
  port: number;
}

/** The registry as the program knows it: ranges in the author's order, ports ascending. */
export interface Spec {
  title: string;
  status: string;
  version: string;
  date: string;
  settings: Settings;
  references: Reference[];
  ranges: PortRange[];
  ports: PortRow[];
  history: HistoryEntry[];
}

/** `9010-9019`, or `9222` for a range of one. */
export function spanOf(range: Pick<PortRange, "from" | "to">): string {
  return range.from === range.to ? String(range.from) : `${range.from}-${range.to}`;
}

/** The range that holds this number, if any. */
export function rangeOf(spec: Spec, port: number): PortRange | undefined {
  return spec.ranges.find((range) => port >= range.from && port <= range.to);
}

/** All rows of one service, ascending by port. */
export function rowsOf(spec: Spec, service: string): PortRow[] {
  return spec.ports.filter((row) => row.service === service);
}

/**
 * The row whose port or URL this variable carries. A service that moved shares it with its tombstone, which is not
 * meant.
 */
export function rowOfVariable({ ports }: Spec, variable: string): PortRow | undefined {
  const rows = ports.filter(({ env, url }) => env === variable || url === variable);
  return rows.find(({ status }) => status !== "retired") ?? rows[0];
}

/** How many ranges a message lists. */
const MAX_LISTED = 30;

/** `subscriber 9010-9019, analysis 9020-9029`, for messages. */
export function listRanges({ ranges, settings }: Spec): string {
  const shown = ranges.slice(0, MAX_LISTED).map((range) => `${range.id} ${spanOf(range)}`);
  if (ranges.length > MAX_LISTED) shown.push(`and ${ranges.length - MAX_LISTED} more`);
  return shown.join(", ") || `none yet; ${commandOf({ settings }, "range <id> --ports=<first>-<last>")} adds one`;
}
