import { readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { openCheckout, runChanges } from "@berth/engine";
import { type LintedTree, lintText, lintTree, matchBaseline } from "@berth/guard";
import { DONE, FINDINGS, type Result, refusal, success } from "@berth/registry";
import type { LintOptions } from "@berth/scaffold";
import { type Answer, refuse } from "../answer.ts";
import { invalid, relativeTo } from "../place-paths.ts";
import { filterFindings } from "./filter-findings.ts";
import { findLooked } from "./find-looked.ts";
import { findScope, type Scope } from "./lint-scope.ts";
import { openLintCache } from "./open-lint-cache.ts";
import { type Baseline, readBaseline } from "./read-baseline.ts";
import { refuseMix } from "./refuse-mix.ts";
import { type Report, renderLint } from "./render-lint.ts";
import { showProgress } from "./show-progress.ts";
import { startLintThread } from "./start-lint-thread.ts";
import { sumOf, writeBaseline } from "./write-baseline.ts";

/** `berth lint` in the folder `cwd`. */
export async function runLint(cwd: string, options: LintOptions): Promise<Answer> {
  const { format = options.json ? "json" : "text", json = false } = options;
  const report = await makeReport(cwd, options);
  if (!report.ok) return refuse(report.failures, json);
  return { status: report.value.findings.length > 0 ? FINDINGS : DONE, stdout: renderLint(report.value, format) };
}

async function makeReport(cwd: string, options: LintOptions): Promise<Result<Report>> {
  const mix = refuseMix(options);
  if (mix) return refusal(mix);
  const found = findScope(cwd, options);
  if (!found.ok) return found;
  const scope = found.value;
  const { root, spec, view } = scope;
  // Only a baseline may be left out of the working copy, and there is none without a spec.
  const checkout = openCheckout(root, spec && view.places);
  if (!checkout.ok) return checkout;
  const { isSkipped, reader } = checkout.value;
  const baseline = spec && options.baseline !== false ? readBaseline(reader, spec) : success(NONE);
  if (!baseline.ok) return baseline;
  const fixed = options.fix ? await fix(scope, options.dryRun) : success([]);
  if (!fixed.ok) return fixed;
  const linted = options.stdin ? await lintStdin(scope, options, cwd) : success(await lint(scope));
  if (!linted.ok) return linted;
  const { coverage, findings, unread = [] } = linted.value;
  const around = { paths: scope.paths, isSkipped };
  const isLooked = findLooked({ findings, unread }, baseline.value.excuses, around);
  const write = { ...options, isLooked };
  const written = options.baseline ? await writeBaseline(root, baseline.value, findings, write) : success(undefined);
  if (!written.ok) return written;
  const { excused, fresh, spare } = matchBaseline(findings, written.value?.excuses ?? baseline.value.excuses);
  const shown = filterFindings(fresh, options);
  return success({
    findings: shown,
    hidden: fresh.length - shown.length,
    done: [...fixed.value, ...(written.value?.said ?? [])],
    excused: options.stdin ? undefined : { places: excused, fixed: sumOf(spare.filter(({ file }) => isLooked(file))) },
    spec,
    coverage,
    prefix: view.places?.prefix,
  });
}

const NONE: Baseline = { excuses: [], text: undefined };

/** The paths of the files that were put right, each in a sentence; of a dry run, the lines of the diff. */
async function fix({ listing, paths, root, spec, view }: Scope, dryRun = false): Promise<Result<string[]>> {
  if (!spec) return refusal(invalid("--fix needs the spec, which says what to read instead"));
  const { planFixes } = await import("@berth/guard/fix");
  const changes = await planFixes(root, { listing, paths, spec, git: view.git });
  if (changes.length === 0) return success([]);
  const landed = await runChanges(root, "lint --fix", changes, { dryRun });
  if (!landed.ok) return landed;
  return success(dryRun ? [...landed.value.split("\n"), ""] : changes.map(({ path }) => `fixed ${path}`));
}

async function lint({ listing, paths, root, spec, view: { git, places } }: Scope): Promise<LintedTree> {
  const progress = showProgress("Linting", "files");
  const memory = git && openLintCache(import.meta.url, root, spec);
  try {
    const linted = await lintTree(root, {
      listing,
      paths,
      spec,
      git,
      memory,
      index: places && join(places.directory, "index"),
      onProgress: progress.show,
      startThread: startLintThread,
    });
    memory?.save(paths.length === 0);
    return linted;
  } finally {
    progress.clear();
  }
}

async function lintStdin(
  { root, spec }: Scope,
  { path }: LintOptions,
  cwd: string,
): Promise<Result<Pick<LintedTree, "findings"> & Partial<LintedTree>>> {
  if (path === undefined) return refusal(invalid("--stdin needs --path, which names the file the text is for"));
  return success({ findings: await lintText(relativeTo(root, resolve(cwd, path)), readFileSync(0, "utf8"), spec) });
}
