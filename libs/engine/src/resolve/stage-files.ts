import { join } from "node:path";
import {
  copyLockedFile,
  explainError,
  findForeignLock,
  isSystemError,
  type LockedFile,
  replaceLockedFile,
} from "@berth/commit";
import { type Failure, type Result, refusal, success } from "@berth/registry";
import type { GitPlaces } from "../git/locate-git.ts";
import { readGit, runGit } from "../git/run-git.ts";

/** How often another git may change the index in between. */
const ATTEMPTS = 10;

/** git's index, and the copy in which this program stages. */
const indexOf = ({ directory }: GitPlaces): LockedFile => ({
  file: join(directory, "index"),
  copy: join(directory, "berth", "index"),
});

/**
 * Stages files as `git add` does, so no kill can leave git's index locked: git works on a copy, and the
 * lock is a hard link of the finished copy, which the next run knows for its own. Only for the holder of the workspace
 * lock. COMMIT_FAILED where git refuses, another git holds the index, or a file has a filter: its user may run that.
 */
export function stageFiles(root: string, git: GitPlaces, files: readonly string[]): Result<undefined> {
  const filtered = listFiltered(root, files);
  const plain = files.filter((file) => !filtered.includes(file));
  try {
    const staged = plain.length > 0 ? tryToStage(root, git, plain) : success(undefined);
    if (!staged.ok || filtered.length === 0) return staged;
    return refusal(notStaged(filtered, `${filtered.join(" and ")}: a git filter applies, and Berth runs no filters.`));
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
  const index = indexOf(git);
  for (let attempt = 1; attempt <= ATTEMPTS; attempt++) {
    const lock = findForeignLock(index);
    if (lock !== undefined) return refusal(indexLocked(lock, "The files are merged, but not staged."));
    const stamp = copyLockedFile(index);
    const added = runGit(root, ["add", "--", ...files], { env: { GIT_INDEX_FILE: index.copy } });
    if (!added.ok) return refusal(notStaged(files, added.stderr));
    if (replaceLockedFile(index, stamp)) return success(undefined);
  }
  return refusal(notStaged(files, "another git process changed the index each time."));
}

/** COMMIT_FAILED where another git holds the index, before anything is changed. */
export function checkIndexFree(git: GitPlaces): Result<undefined> {
  const lock = findForeignLock(indexOf(git));
  return lock === undefined ? success(undefined) : refusal(indexLocked(lock, "Nothing was changed."));
}

const indexLocked = (lock: string, state: string): Failure => ({
  code: "COMMIT_FAILED",
  message: `git's index is locked by ${lock}: another git process is running, or was killed. ${state}`,
  fix: `Wait until it ends, or delete ${lock} if none is running. Then run npx berth resolve.`,
});

const notStaged = (paths: readonly string[], reason: string): Failure => ({
  code: "COMMIT_FAILED",
  message: `The files are merged, but git did not stage them: ${reason.trim()}`,
  fix: `Run: git add ${paths.join(" ")}`,
});
