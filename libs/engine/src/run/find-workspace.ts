import { lstatSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import { type Failure, type Result, refusal, SPEC_PATH, success } from "@berth/registry";
import { locateGit } from "../git/locate-git.ts";
import { readGit } from "../git/run-git.ts";
import { wayToCheckOut } from "../git/way-to-check-out.ts";

/** The nearest folder at or above `from` that holds a port registry, as an absolute path; or SPEC_MISSING. */
export function findWorkspace(from: string): Result<string> {
  const place = findSpecFolder(from);
  if (!place.ok || place.value !== undefined) return place as Result<string>;
  return refusal({
    code: "SPEC_MISSING",
    message: `There is no ${SPEC_PATH} in ${resolve(from)} or above it.`,
    fix: "Run the command inside a workspace that has one, or set this one up: npx berth init",
  });
}

/**
 * Where `berth init` sets up: the workspace around, if there is one; else the nearest folder of Nx, else the top level
 * of the repository, where hooks and workflows are read; else `from`.
 */
export function findPlaceToSetUp(from: string): Result<string> {
  const place = findSpecFolder(from);
  if (!place.ok || place.value !== undefined) return place as Result<string>;
  const folders = listUpwards(resolve(from));
  const ofNx = folders.find((folder) => look(folder, "nx.json")?.isFile());
  return success(ofNx ?? folders.find((folder) => look(folder, ".git")) ?? resolve(from));
}

/** Undefined where there is no registry; SPEC_MISSING for one that git has and leaves out of the working copy. */
function findSpecFolder(from: string): Result<string | undefined> {
  const folders = listUpwards(resolve(from));
  // A dangling link or a FIFO counts as well: it is refused later, and no folder above replaces it.
  const root =
    folders.find((folder) => look(folder, SPEC_PATH)) ??
    folders.find((folder) => look(folder, dirname(SPEC_PATH))?.isSymbolicLink());
  if (root !== undefined) return success(root);
  const leftOut = findLeftOut(resolve(from));
  return leftOut ? refusal(leftOut) : success(undefined);
}

/** SPEC_MISSING for a registry that git has here or above and leaves out of the working copy. */
function findLeftOut(start: string): Failure | undefined {
  // A file that an agent is about to write may lie in a folder that is not there yet.
  const from = listUpwards(start).find((folder) => look(folder, ".")?.isDirectory());
  if (from === undefined) return undefined;
  const git = locateGit(from);
  if (!git.ok || !git.value) return undefined;
  const { prefix } = git.value;
  const folders = listUpwards(join("/", prefix)).map((folder) => join(folder, SPEC_PATH).slice(1));
  const top = join(
    from,
    ...prefix
      .split("/")
      .filter(Boolean)
      .map(() => ".."),
  );
  const { stdout } = readGit(top, ["ls-files", "-t", "-z", "--", ...folders.map((path) => `:(literal)${path}`)]);
  const paths = stdout.toString().split("\0");
  const skipped = folders.find((path) => paths.includes(`S ${path}`));
  if (skipped === undefined) return undefined;
  const way = wayToCheckOut(git.value, skipped);
  return {
    code: "SPEC_MISSING",
    message: `${skipped} is not checked out here (sparse checkout).`,
    fix: `Check it out first: ${prefix === "" ? way : way.replaceAll(/\bgit (?=\w)/g, `git -C ${top} `)}`,
  };
}

function listUpwards(folder: string): string[] {
  return folder === dirname(folder) ? [folder] : [folder, ...listUpwards(dirname(folder))];
}

function look(folder: string, path: string) {
  try {
    return lstatSync(join(folder, path), { throwIfNoEntry: false });
  } catch {
    // No folder, or none that we may look into.
    return undefined;
  }
}
