import { copyFileSync, linkSync, lstatSync, renameSync, rmSync } from "node:fs";
import { dirname } from "node:path";
import { makeDirectoryDurably } from "./make-directory.ts";
import { hasCode } from "./system-error.ts";

/**
 * A file that several programs replace, each while a file `<file>.lock` of its own is in place, as git does with its
 * index (gitrepository-layout(5), `index.lock`), and the copy in which this program prepares the next one. The lock of
 * this program is a hard link of the finished copy: so a run that finds it there knows that an earlier one was killed.
 */
export interface LockedFile {
  file: string;
  copy: string;
}

const lockOf = ({ file }: LockedFile): string => `${file}.lock`;

/**
 * The lock of another program, at work or killed; undefined where there is none. Removes one that this program left.
 */
export function findForeignLock(locked: LockedFile): string | undefined {
  const lock = lockOf(locked);
  const found = lstatSync(lock, { bigint: true, throwIfNoEntry: false });
  if (found === undefined) return undefined;
  const own = lstatSync(locked.copy, { bigint: true, throwIfNoEntry: false });
  if (found.ino !== own?.ino || found.dev !== own.dev) return lock;
  rmSync(lock);
  return undefined;
}

/** Makes the copy, and returns what tells this state of the file from a later one. Throws system errors. */
export function copyLockedFile({ copy, file }: LockedFile): string {
  for (const rest of [copy, `${copy}.lock`]) rmSync(rest, { force: true });
  makeDirectoryDurably(dirname(copy));
  const stamp = stampOf(file);
  if (stamp !== "") copyFileSync(file, copy);
  return stamp;
}

/** Puts the copy in the file's place. False where another program has, or had, the file since it was copied. */
export function replaceLockedFile(locked: LockedFile, stamp: string): boolean {
  const lock = lockOf(locked);
  try {
    linkSync(locked.copy, lock);
  } catch (error) {
    if (hasCode(error, "EEXIST")) return false;
    throw error;
  }
  const isSame = stampOf(locked.file) === stamp;
  if (isSame) renameSync(lock, locked.file);
  else rmSync(lock);
  rmSync(locked.copy);
  return isSame;
}

/** Differs for every version: each is a new file that is renamed into place. */
function stampOf(file: string): string {
  const stats = lstatSync(file, { bigint: true, throwIfNoEntry: false });
  return stats ? [stats.dev, stats.ino, stats.size, stats.mtimeNs].join() : "";
}
