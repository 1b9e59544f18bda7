import { rmSync } from "node:fs";
import { join, posix } from "node:path";
import { hashBytes } from "../disk/hash-bytes.ts";
import { makeDirectory } from "../disk/make-directory.ts";
import { readRegularFile } from "../disk/read-regular-file.ts";
import { syncAll } from "../disk/sync-all.ts";
import { type Likeness, writeNewFile } from "../disk/write-new-file.ts";
import type { Move } from "../journal/journal.ts";
import { inspectPath } from "../path/inspect-path.ts";

/**
 * Writes the after-image of a move; `syncStaged` forces it to the disk. Throws the system error and may leave part of
 * it; nothing else has been touched. `made` as in `makeFolderOf`.
 */
export function stageMove(root: string, move: Move, made?: Set<string>): void {
  // Also an old folder may be missing: an empty one does not survive `git stash` or a switch of branches.
  makeFolderOf(root, move.staged, made);
  writeNewFile(join(root, move.staged), Buffer.from(move.content), likenessOf(root, move));
}

/** Forces what is staged of these moves to the disk. Throws the system error. */
export const syncStaged = (root: string, moves: readonly Move[]): void =>
  syncAll(moves.map(({ staged }) => join(root, staged)));

/**
 * Makes sure that the after-image of a committed move is staged and complete; writes it again, to the disk, from the
 * journal if it was lost (`git clean -fdx`) or half-made. Throws system errors.
 */
export function ensureStaged(root: string, move: Move): void {
  if (isStaged(root, move)) return;
  removeStaged(root, move.staged);
  stageMove(root, move);
  syncStaged(root, [move]);
}

/** Whether exactly the after-image is staged. Reads only. */
export function isStaged(root: string, { after, mode, staged }: Move): boolean {
  const found = inspectPath(root, staged);
  if (found.kind !== "file") return false;
  // A run that was killed between its write and its chmod leaves the bytes without the mode.
  const hasOtherMode = mode !== undefined && (found.stats.mode & 0o777) !== mode;
  if (hasOtherMode && process.platform !== "win32") return false;
  const bytes = readRegularFile(join(root, staged));
  return bytes !== undefined && hashBytes(bytes) === after;
}

function likenessOf(root: string, { path, mode }: Move): Likeness | undefined {
  if (mode === undefined) return undefined;
  const found = inspectPath(root, path);
  return found.kind === "file" ? { mode, owner: found.stats } : { mode };
}

/** Removes one staged file or folder. A symbolic link among its parents leads elsewhere: left alone. */
export function removeStaged(root: string, path: string): void {
  if (inspectPath(root, posix.dirname(path)).kind !== "directory") return;
  rmSync(join(root, path), { recursive: true, force: true, maxRetries: 3 });
}

/**
 * Makes the folder of a file, and those above it, where they are missing. Throws the system error. Not durably: a
 * staged file that is lost with its folder is written again, and a run syncs its folders when all is in place.
 *
 * @param made the folders that this run has made, which are not looked at again for each of their files
 */
export function makeFolderOf(root: string, path: string, made = new Set<string>()): void {
  const folder = posix.dirname(path);
  if (made.has(folder) || inspectPath(root, folder).kind !== "absent") return;
  makeDirectory(join(root, folder));
  made.add(folder);
}
