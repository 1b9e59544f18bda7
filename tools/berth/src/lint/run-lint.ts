import { readFileSync } from "node:fs";
import { resolve } from "node:path";
import { runChanges } from "@berth/engine";
import { type LintedTree, lintText, lintTree, planFixes } from "@berth/guard";
import { DONE, FINDINGS, printableLine, type Result, refusal, success } from "@berth/registry";
import { type Answer, refuse } from "../answer.ts";
import { invalid, relativeTo } from "../place-paths.ts";
import { filterFindings } from "./filter-findings.ts";
import type { LintOptions } from "./lint-options.ts";
import { findScope, type Scope } from "./lint-scope.ts";
import { renderLint } from "./render-lint.ts";
import { showProgress } from "./show-progress.ts";
import { startLintThread } from "./start-lint-thread.ts";

/** `berth lint` in the folder `cwd`. */
export async function runLint(cwd: string, options: LintOptions): Promise<Answer> {
  const { format = options.json ? "json" : "text", json = false } = options;
  const scope = findScope(cwd, options);
  if (!scope.ok) return refuse(scope.failures, json);
  const { spec, view } = scope.value;
  const fixed = options.fix ? await fix(scope.value, options.dryRun) : success([]);
  if (!fixed.ok) return refuse(fixed.failures, json);
  const linted = options.stdin ? await lintStdin(scope.value, options, cwd) : success(await lint(scope.value));
  if (!linted.ok) return refuse(linted.failures, json);
  const { coverage, findings } = linted.value;
  const shown = filterFindings(findings, options);
  const isForPeople = format === "text" || format === "long";
  const notes = isForPeople ? fixed.value.map((path) => `${verb(options)} ${printableLine(path)}\n`) : [];
  const hidden = findings.length - shown.length;
  const report = renderLint({ findings: shown, hidden, spec, coverage, prefix: view.prefix }, format);
  return { status: shown.length > 0 ? FINDINGS : DONE, stdout: notes.join("") + report };
}

const verb = ({ dryRun }: LintOptions): string => (dryRun ? "would fix" : "fixed");

/** The paths of the files that were put right. */
async function fix({ paths, root, spec, view }: Scope, dryRun = false): Promise<Result<string[]>> {
  if (!spec) return refusal(invalid("--fix needs the spec, which says what to read instead"));
  const changes = await planFixes(root, { paths, spec, git: view.git });
  if (changes.length === 0) return success([]);
  const landed = await runChanges(root, "lint --fix", changes, { dryRun });
  return landed.ok ? success(changes.map(({ path }) => path)) : landed;
}

async function lint({ paths, root, spec, view: { git, index } }: Scope): Promise<LintedTree> {
  const progress = showProgress("Linting", "files");
  try {
    return await lintTree(root, {
      paths,
      spec,
      git,
      index,
      onProgress: progress.show,
      startThread: startLintThread,
    });
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
