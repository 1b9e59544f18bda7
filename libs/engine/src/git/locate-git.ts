import { lstatSync, realpathSync, statSync } from "node:fs";
import { delimiter, dirname, join, resolve } from "node:path";
import { hasCode, locateState, type StatePaths } from "@berth/commit";
import { type Result, success } from "@berth/registry";
import { gitFailed } from "./git-failed.ts";
import { readGit } from "./run-git.ts";

/** The repository around a workspace. */
export interface GitPlaces {
  /** The directory that all linked worktrees share. */
  common: string;
  /** The git directory of this worktree. */
  directory: string;
  /** The workspace root relative to the top level, with a final slash; empty at the top level. */
  prefix: string;
}

/** git reads two small files for this. */
const LIMIT_MS = 10_000;

// --show-toplevel is asked only because it fails in a bare repository and inside .git.
const QUESTIONS = ["--git-common-dir", "--git-dir", "--show-prefix", "--show-toplevel"];

/**
 * Undefined where there is no repository. GIT_FAILED where one is there and git does not answer: it is missing or
 * broken, its configuration is, or another user owns the repository.
 */
export function locateGit(root: string): Result<GitPlaces | undefined> {
  const answer = readGit(root, ["rev-parse", ...QUESTIONS], "", LIMIT_MS);
  const nearest = findDotGit(root);
  if (!answer.ok) return nearest === undefined ? success(undefined) : gitFailed(root, answer);
  const [common, directory, prefix] = splitLines(root, answer.stdout.toString());
  const places = { common: resolve(root, common), directory: resolve(root, directory), prefix };
  // git passes over a broken .git and takes the repository above it, where neither the lock nor the journal is.
  const isPassedOver = nearest && isDirectory(nearest) && realpathSync(nearest) !== realpathSync(places.directory);
  return isPassedOver ? gitFailed(root, { stderr: `not a git repository: ${nearest}` }) : success(places);
}

/** The answers one by one; a path that holds a newline has to be asked for alone. */
function splitLines(root: string, text: string): [common: string, directory: string, prefix: string] {
  const lines = text.split("\n");
  const alone = (question: string) => readGit(root, ["rev-parse", question]).stdout.toString().slice(0, -1);
  const [common = "", directory = "", prefix = ""] =
    lines.length === QUESTIONS.length + 1 ? lines : QUESTIONS.map(alone);
  return [common, directory, prefix];
}

/** The nearest .git where git looks for one: upwards, on this file system, below its ceilings. */
function findDotGit(root: string): string | undefined {
  const ceilings = (process.env["GIT_CEILING_DIRECTORIES"] ?? "").split(delimiter);
  const { dev } = statSync(root);
  for (let folder = resolve(root); ; folder = dirname(folder)) {
    if (isThere(join(folder, ".git"))) return join(folder, ".git");
    const above = dirname(folder);
    if (above === folder || ceilings.includes(above) || statSync(above).dev !== dev) return undefined;
  }
}

/** What can't be looked at may well be one. */
function isThere(path: string): boolean {
  try {
    lstatSync(path);
    return true;
  } catch (error) {
    return !hasCode(error, "ENOENT", "ENOTDIR");
  }
}

const isDirectory = (path: string): boolean => statSync(path, { throwIfNoEntry: false })?.isDirectory() ?? false;

/** Where a workspace stands: in which repository, if in any, and with its lock and journal where. */
export interface WorkspacePlaces {
  git: GitPlaces | undefined;
  state: StatePaths;
}

/** GIT_FAILED where git can't say: lock and journal must not be looked for in another place then. */
export function locateWorkspace(root: string): Result<WorkspacePlaces> {
  const git = locateGit(root);
  return git.ok ? success({ git: git.value, state: locateState(root, git.value) }) : git;
}
