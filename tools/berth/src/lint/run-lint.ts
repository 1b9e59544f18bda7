import { readFileSync, statSync } from "node:fs";
import { join, resolve } from "node:path";
import { findWorkspace, locateGit, readerOfDisk, readRegistry, runChanges } from "@berth/engine";
import { type AskGit, type Finding, lintText, lintTree, planFixes } from "@berth/guard";
import { DONE, FINDINGS, printableLine, type Result, refusal, type Spec, success } from "@berth/registry";
import { type Answer, refuse } from "../answer.ts";
import { askGit } from "../ask-git.ts";
import { invalid, placePaths, relativeTo } from "../place-paths.ts";
import type { LintOptions } from "./lint-options.ts";
import { renderLint } from "./render-lint.ts";
import { showProgress } from "./show-progress.ts";
import { startLintThread } from "./start-lint-thread.ts";

/** Where to lint: `paths` are below `root`, with forward slashes. */
interface Scope {
  root: string;
  paths: string[];
  spec?: Spec;
}

/** What git knows of a scope; nothing where there is no repository. */
interface GitView {
  git?: AskGit;
  index?: string;
  prefix?: string;
}

/** `berth lint` in the folder `cwd`. */
export async function runLint(cwd: string, options: LintOptions): Promise<Answer> {
  const { json = false } = options;
  const scope = options.spec === false ? auditScope(options, cwd) : specScope(options, cwd);
  if (!scope.ok) return refuse(scope.failures, json);
  const view = viewOf(scope.value.root);
  if (!view.ok) return refuse(view.failures, json);
  const fixed = options.fix ? await fix(scope.value, view.value, options.dryRun) : success([]);
  if (!fixed.ok) return refuse(fixed.failures, json);
  const findings = await lint(scope.value, options, cwd, view.value);
  if (!findings.ok) return refuse(findings.failures, json);
  const status = findings.value.length > 0 ? FINDINGS : DONE;
  const format = options.format ?? (json ? "json" : "text");
  const notes = format === "text" ? fixed.value.map((path) => `${verb(options)} ${printableLine(path)}\n`) : [];
  return { status, stdout: notes.join("") + renderLint(findings.value, format, view.value.prefix) };
}

const verb = ({ dryRun }: LintOptions): string => (dryRun ? "would fix" : "fixed");

function viewOf(root: string): Result<GitView> {
  const places = locateGit(root);
  if (!places.ok) return places;
  if (!places.value) return success({});
  return success({ git: askGit, index: join(places.value.directory, "index"), prefix: places.value.prefix });
}

/** The paths of the files that were put right. */
async function fix({ paths, root, spec }: Scope, { git }: GitView, dryRun = false): Promise<Result<string[]>> {
  if (!spec) return refusal(invalid("--fix needs the spec, which says what to read instead"));
  const changes = await planFixes(root, { paths, spec, git });
  if (changes.length === 0) return success([]);
  const landed = await runChanges(root, "lint --fix", changes, { dryRun });
  return landed.ok ? success(changes.map(({ path }) => path)) : landed;
}

async function lint(
  { paths, root, spec }: Scope,
  { path, stdin }: LintOptions,
  cwd: string,
  { git, index }: GitView,
): Promise<Result<Finding[]>> {
  if (stdin) {
    if (path === undefined) return refusal(invalid("--stdin needs --path, which names the file the text is for"));
    return success(await lintText(relativeTo(root, resolve(cwd, path)), readFileSync(0, "utf8"), spec));
  }
  const progress = showProgress("Linting", "files");
  try {
    return success(
      await lintTree(root, {
        paths,
        spec,
        git,
        index,
        onProgress: progress.show,
        startThread: startLintThread,
      }),
    );
  } finally {
    progress.clear();
  }
}

/** The workspace around `cwd`, with its spec. */
function specScope({ paths = [] }: LintOptions, cwd: string): Result<Scope> {
  const root = findWorkspace(cwd);
  if (!root.ok)
    return refusal(
      ...root.failures.map((failure) => ({
        ...failure,
        fix: `To list every hardcoded port of a folder: npx berth lint --no-spec <folder>. ${failure.fix}`,
      })),
    );
  const registry = readRegistry(readerOfDisk(root.value));
  if (!registry.ok) return registry;
  const below = placePaths(root.value, paths, cwd);
  return below.ok ? success({ root: root.value, paths: below.value, spec: registry.value.spec }) : below;
}

/** Any folder. One that is named is the root to which the findings' files are relative. */
function auditScope({ paths = [] }: LintOptions, cwd: string): Result<Scope> {
  const [only] = paths;
  if (paths.length === 1 && only !== undefined && isFolder(resolve(cwd, only)))
    return success({ root: resolve(cwd, only), paths: [] });
  const below = placePaths(cwd, paths, cwd);
  return below.ok ? success({ root: cwd, paths: below.value }) : below;
}

const isFolder = (path: string): boolean => statSync(path, { throwIfNoEntry: false })?.isDirectory() ?? false;
