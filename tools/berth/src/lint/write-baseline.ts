import { runChanges } from "@berth/engine";
import { BASELINE_PATH, type Excuse, type Finding, renderBaseline, updateBaseline } from "@berth/guard";
import { type Result, success } from "@berth/registry";
import type { LintOptions } from "@berth/scaffold";
import { count } from "./count.ts";
import type { Baseline } from "./read-baseline.ts";

/** The baseline after it was written, and what was done, a line each; in a dry run with the diff. */
export interface WrittenBaseline {
  excuses: readonly Excuse[];
  said: readonly string[];
}

/**
 * Writes what is found now into the baseline, or with --prune takes out what is fixed. No file is left where nothing
 * needs an excuse.
 */
export async function writeBaseline(
  root: string,
  { excuses, text }: Baseline,
  findings: readonly Finding[],
  {
    dryRun = false,
    isLooked,
    prune = false,
  }: Pick<LintOptions, "dryRun" | "prune"> & { isLooked(file: string): boolean },
): Promise<Result<WrittenBaseline>> {
  const updated = updateBaseline(excuses, findings, { isLooked, onlyPrune: prune });
  const after = updated.length === 0 ? undefined : renderBaseline(updated);
  const change = { path: BASELINE_PATH, before: text, after };
  const landed = after === text ? success("") : await runChanges(root, "lint --baseline", [change], { dryRun });
  if (!landed.ok) return landed;
  const diff = dryRun && landed.value !== "" ? [...landed.value.split("\n"), ""] : [];
  return success({ excuses: updated, said: [...diff, describe(change, { excuses, updated, dryRun })] });
}

function describe(
  { after, before, path }: { path: string; before: string | undefined; after: string | undefined },
  { dryRun, excuses, updated }: { dryRun: boolean; excuses: readonly Excuse[]; updated: readonly Excuse[] },
): string {
  if (after === before) return after === undefined ? "Nothing needs an excuse." : `${path} is up to date.`;
  if (after === undefined) return `${dryRun ? "Would remove" : "Removed"} ${path}: nothing needs an excuse any more.`;
  const files = new Set(updated.map(({ file }) => file)).size;
  const had = before === undefined ? "" : `, ${sumOf(excuses)} before`;
  const has = `${count(sumOf(updated), "finding")} in ${count(files, "file")}${had}`;
  return `${dryRun ? "Would write" : "Wrote"} ${path}: ${has}.`;
}

/** How many places are excused. */
export const sumOf = (excuses: readonly Excuse[]): number => excuses.reduce((sum, { count }) => sum + count, 0);
