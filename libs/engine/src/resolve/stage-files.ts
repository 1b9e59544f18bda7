import { copyFileSync, linkSync, lstatSync, renameSync, rmSync } from "node:fs";
import { join } from "node:path";
import { explainError, hasCode, isSystemError } from "@berth/commit";
import { type Failure, type Result, refusal, success } from "@berth/registry";
import type { GitPlaces } from "../git/locate-git.ts";
import { readGit, runGit } from "../git/run-git.ts";

/** How often another git may change the index in between. */
const ATTEMPTS = 10;

interface IndexPlaces {
  index: string;
  /** git's own lock on the index: a file that must not exist (gitrepository-layout(5), `index.lock`). */
  lock: string;
  /** The copy of the index in which this program stages. */
  copy: string;
}

const placesOf = ({ directory }: GitPlaces): IndexPlaces => {
  const index = join(directory, "index");
  return { index, lock: `${index}.lock`, copy: join(directory, "berth", "index") };
};

/**
 * Stages files as `git add` does, so that no kill can leave git's index locked for good: git works on a copy, and the
 * lock is a hard link of the finished copy, which the next run knows for its own. Only for the holder of the workspace
 * lock. COMMIT_FAILED where git refuses, another git holds the index, or a file has a filter: its user may run that.
 */
export function stageFiles(root: string, git: GitPlaces, files: readonly string[]): Result<undefined> {
  const filtered = listFiltered(root, files);
  const plain = files.filter((file) => !filtered.includes(file));
  try {
    const staged = plain.length > 0 ? tryToStage(root, git, plain) : success(undefined);
    if (!staged.ok || filtered.length === 0) return staged;
    return refusal(notStaged(filtered, `${filtered.join(" and ")}: a filter applies, and no filter is run here.`));
  } catch (error) {
    if (!isSystemError(error)) throw error;
    return refusal(notStaged(files, `${explainError(error, git.directory)}.`));
  }
}

/** The files that git would filter first (gitattributes(5)): no filter is run here, and none may be left out. */
function listFiltered(root: string, files: readonly string[]): string[] {
  const asked = readGit(root, ["check-attr", "-z", "--stdin", "filter"], files.join("\0"));
  const found = asked.stdout.toString().matchAll(/([^\0]+)\0filter\0([^\0]+)\0/g);
  return [...found].flatMap(([, path = "", value = ""]) => (/^un(?:set|specified)$/.test(value) ? [] : [path]));
}

function tryToStage(root: string, git: GitPlaces, files: readonly string[]): Result<undefined> {
  const places = placesOf(git);
  for (let attempt = 1; attempt <= ATTEMPTS; attempt++) {
    const locked = findIndexLock(git);
    if (locked !== undefined) return refusal(indexLocked(locked, "The files are merged, but not staged."));
    clear(places);
    const before = stampOf(places.index);
    if (before !== undefined) copyFileSync(places.index, places.copy);
    const added = runGit(root, ["add", "--", ...files], { env: { GIT_INDEX_FILE: places.copy } });
    if (!added.ok) return refusal(notStaged(files, added.stderr));
    if (replaceIndex(places, before)) return success(undefined);
  }
  return refusal(notStaged(files, "another git changed the index each time."));
}

/** The lock file of another git, at work or killed; undefined where there is none. Removes a lock that an earlier run left. */
export function findIndexLock(git: GitPlaces): string | undefined {
  const { copy, lock } = placesOf(git);
  const found = lstatSync(lock, { bigint: true, throwIfNoEntry: false });
  if (found === undefined) return undefined;
  const own = lstatSync(copy, { bigint: true, throwIfNoEntry: false });
  if (found.ino !== own?.ino || found.dev !== own.dev) return lock;
  rmSync(lock);
  return undefined;
}

/** Puts the copy in the index's place. False where another git has, or had, the index since it was copied. */
function replaceIndex({ copy, index, lock }: IndexPlaces, before: string | undefined): boolean {
  try {
    linkSync(copy, lock);
  } catch (error) {
    if (hasCode(error, "EEXIST")) return false;
    throw error;
  }
  const isSame = stampOf(index) === before;
  if (isSame) renameSync(lock, index);
  else rmSync(lock);
  rmSync(copy);
  return isSame;
}

function clear({ copy }: IndexPlaces): void {
  for (const file of [copy, `${copy}.lock`]) rmSync(file, { force: true });
}

/** Another one for every index that git writes: it renames a new file into place. */
function stampOf(index: string): string | undefined {
  const stats = lstatSync(index, { bigint: true, throwIfNoEntry: false });
  return stats && [stats.dev, stats.ino, stats.size, stats.mtimeNs].join();
}

export const indexLocked = (lock: string, state: string): Failure => ({
  code: "COMMIT_FAILED",
  message: `git's index is locked by ${lock}: another git is at work here, or was killed. ${state}`,
  fix: `Let that git end, or delete ${lock} if none is running. Then run npx berth resolve.`,
});

const notStaged = (paths: readonly string[], reason: string): Failure => ({
  code: "COMMIT_FAILED",
  message: `The files are merged, but git would not stage them: ${reason.trim()}`,
  fix: `Run: git add ${paths.join(" ")}`,
});
