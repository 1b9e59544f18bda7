import { statSync } from "node:fs";
import { resolve } from "node:path";
import { findWorkspace, type GitPlaces, locateGit, readerOfDisk, readRegistry } from "@berth/engine";
import type { AskGit } from "@berth/guard";
import { type Result, refusal, type Spec, success } from "@berth/registry";
import type { LintOptions } from "@berth/scaffold";
import { askGit } from "../ask-git.ts";
import { placePaths } from "../place-paths.ts";

/** Where to lint. */
export interface Scope {
  root: string;
  /** Below `root`, with forward slashes; everything where there are none. */
  paths: string[];
  spec?: Spec;
  /** What git knows of the root; nothing where there is no repository. */
  view: GitView;
}

export interface GitView {
  git?: AskGit;
  places?: GitPlaces;
}

/** What `berth lint` looks at, called in the folder `cwd`. */
export function findScope(cwd: string, options: LintOptions): Result<Scope> {
  const scope = options.spec === false ? auditScope(options, cwd) : specScope(options, cwd);
  if (!scope.ok) return scope;
  const view = viewOf(scope.value.root);
  return view.ok ? success({ ...scope.value, view: view.value }) : view;
}

function viewOf(root: string): Result<GitView> {
  const places = locateGit(root);
  if (!places.ok) return places;
  return success(places.value ? { git: askGit, places: places.value } : {});
}

/** The workspace around `cwd`, with its spec. */
function specScope({ paths = [] }: LintOptions, cwd: string): Result<Omit<Scope, "view">> {
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
function auditScope({ paths = [] }: LintOptions, cwd: string): Result<Omit<Scope, "view">> {
  const [only] = paths;
  if (paths.length === 1 && only !== undefined && isFolder(resolve(cwd, only)))
    return success({ root: resolve(cwd, only), paths: [] });
  const below = placePaths(cwd, paths, cwd);
  return below.ok ? success({ root: cwd, paths: below.value }) : below;
}

const isFolder = (path: string): boolean => statSync(path, { throwIfNoEntry: false })?.isDirectory() ?? false;
