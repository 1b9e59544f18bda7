import { statSync } from "node:fs";
import { resolve } from "node:path";
import { findWorkspace, type GitPlaces, locateGit, readerOfDisk, readRegistry } from "@berth/engine";
import { type AskGit, listFiles } from "@berth/guard";
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
  /** Every file below the root, as soon as git has listed them; undefined where a text is linted alone. */
  listing?: Promise<readonly string[]>;
}

type Place = Pick<Scope, "paths" | "root">;

export interface GitView {
  git?: AskGit;
  places?: GitPlaces;
}

/** What `berth lint` looks at, called in the folder `cwd`. */
export function findScope(cwd: string, options: LintOptions): Result<Scope> {
  const place = options.spec === false ? folderToAudit(options, cwd) : workspaceAround(options, cwd);
  if (!place.ok) return place;
  const { root } = place.value;
  const view = viewOf(root);
  if (!view.ok) return view;
  const scope: Scope = { ...place.value, view: view.value };
  if (!options.stdin) scope.listing = startListing(root, view.value);
  if (options.spec === false) return success(scope);
  const registry = readRegistry(readerOfDisk(root));
  return registry.ok ? success({ ...scope, spec: registry.value.spec }) : registry;
}

/** Git takes longest for it, so it is asked before anything else is read. */
function startListing(root: string, { git }: GitView): Promise<readonly string[]> {
  const listing = listFiles(root, git);
  // What goes wrong is told where the files are wanted, which may be never.
  listing.catch(() => undefined);
  return listing;
}

function viewOf(root: string): Result<GitView> {
  const places = locateGit(root);
  if (!places.ok) return places;
  return success(places.value ? { git: askGit, places: places.value } : {});
}

/** The workspace around `cwd`. */
function workspaceAround({ paths = [] }: LintOptions, cwd: string): Result<Place> {
  const root = findWorkspace(cwd);
  if (!root.ok)
    return refusal(
      ...root.failures.map((failure) => ({
        ...failure,
        fix: `To list every hardcoded port of a folder: npx berth lint --no-spec <folder>. ${failure.fix}`,
      })),
    );
  const below = placePaths(root.value, paths, cwd);
  return below.ok ? success({ root: root.value, paths: below.value }) : below;
}

/** Any folder. One that is named is the root to which the findings' files are relative. */
function folderToAudit({ paths = [] }: LintOptions, cwd: string): Result<Place> {
  const [only] = paths;
  if (paths.length === 1 && only !== undefined && isFolder(resolve(cwd, only)))
    return success({ root: resolve(cwd, only), paths: [] });
  const below = placePaths(cwd, paths, cwd);
  return below.ok ? success({ root: cwd, paths: below.value }) : below;
}

const isFolder = (path: string): boolean => statSync(path, { throwIfNoEntry: false })?.isDirectory() ?? false;
