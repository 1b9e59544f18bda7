import { realpathSync, statSync } from "node:fs";
import { basename, dirname, join, relative, resolve, sep } from "node:path";
import { type Failure, type Result, refusal, success } from "@berth/registry";

/**
 * Paths as they are typed in `cwd`, relative to `root`, with forward slashes; none where one of them is the root.
 * FLAG_INVALID for each that leads out of it or isn't there.
 */
export function placePaths(root: string, paths: readonly string[], cwd: string): Result<string[]> {
  const placed = paths.map((path) => ({ path, below: relativeTo(root, resolve(cwd, path)) }));
  const failures = placed.flatMap(({ below, path }) => {
    if (below === ".." || below.startsWith("../")) return [invalid(`${path} is not in ${root}`)];
    return exists(resolve(cwd, path)) ? [] : [invalid(`There is no ${path}`)];
  });
  if (failures.length > 0) return refusal(...failures);
  return success(placed.some(({ below }) => below === "") ? [] : placed.map(({ below }) => below));
}

/** Below `root`, which is a real path, also where the way to `path` leads through a link to the workspace. */
export function relativeTo(root: string, path: string): string {
  const below = (path: string) => relative(root, path).split(sep).join("/");
  const isAbove = (path: string) => /^\.\.(?:\/|$)/.test(below(path));
  if (!isAbove(path) || !exists(path)) return below(path);
  // The file itself may be a link inside the workspace; only the way to it is followed, if that is enough.
  const real = join(realpathSync(dirname(path)), basename(path));
  return below(isAbove(real) ? realpathSync(path) : real);
}

function exists(path: string): boolean {
  try {
    return statSync(path, { throwIfNoEntry: false }) !== undefined;
  } catch (error) {
    // Below a file there is nothing, and a link that leads to itself leads nowhere.
    if (["ELOOP", "ENAMETOOLONG", "ENOTDIR"].includes((error as NodeJS.ErrnoException).code ?? "")) return false;
    throw error;
  }
}

export const invalid = (message: string): Failure => ({
  code: "FLAG_INVALID",
  message: `${message}.`,
  fix: "See all flags with --help.",
});
