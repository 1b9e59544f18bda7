import { readFileSync, renameSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import type { Machine } from "./machine.ts";
import type { Figures } from "./measure.ts";

/** What was measured for a row, when, and on what class of machine. */
export interface Result extends Figures {
  /** YYYY-MM-DD. */
  date: string;
  machine: Machine;
}

/** The last result of each row, by its name. */
export type Results = Readonly<Record<string, Result>>;

export const RESULTS = fileURLToPath(new URL("../results.json", import.meta.url));

/** @throws when the file is not JSON: results are kept by hand then, not replaced. */
export const readResults = (path = RESULTS): Results => JSON.parse(readFileSync(path, "utf8")) as Results;

/**
 * Puts the result of one row in the place of its last one; the others stay as they are. Each row is kept as soon as it
 * is there, and all at once: a run that breaks off loses nothing that was measured.
 */
export function keepResult(name: string, result: Result, path = RESULTS): void {
  const results = { ...readResults(path), [name]: result };
  const sorted = Object.fromEntries(Object.entries(results).sort(([a], [b]) => (a < b ? -1 : 1)));
  const digits = (_: string, value: unknown) => (typeof value === "number" ? Number(value.toPrecision(4)) : value);
  writeFileSync(`${path}.new`, `${JSON.stringify(sorted, digits, 2)}\n`);
  renameSync(`${path}.new`, path);
}
