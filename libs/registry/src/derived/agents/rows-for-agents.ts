import { createHash } from "node:crypto";
import type { PortRow } from "../../spec/spec.ts";

/**
 * How many rows a text for agents lists one by one. An agent pays for every line it reads in each of its sessions, so
 * a longer spec is told by its ranges, and `berth who` and `berth list` answer the rest.
 */
const MAX_ROWS = 40;

/** Whether these rows are too many to be listed in a text for agents. */
export const tooManyForAgents = (rows: readonly PortRow[]): boolean => rows.length > MAX_ROWS;

/**
 * A comment that stands for rows which aren't listed. Two branches that take one number for two services would
 * otherwise write the same counts; git would merge these without a conflict, and nothing would render them again.
 */
export function markRows(rows: readonly PortRow[]): string {
  const facts = rows.map(({ env, port, service }) => [port, service, env]);
  const digest = createHash("sha256").update(JSON.stringify(facts)).digest("hex");
  return `<!-- rows ${digest.slice(0, 12)} -->`;
}
