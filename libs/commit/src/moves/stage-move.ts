import { mkdirSync, readdirSync } from "node:fs";
import { join, posix } from "node:path";
import { hashBytes } from "../disk/hash-bytes.ts";
import { readRegularFile } from "../disk/read-regular-file.ts";
import { syncDirectory } from "../disk/sync-directory.ts";
import { syncFile } from "../disk/sync-file.ts";
import { type Likeness, writeNewFile } from "../disk/write-new-file.ts";
import type { JournalFile, Move } from "../journal/journal.ts";
import { inspectPath } from "../path/inspect-path.ts";

/** Where the after-image of one of the move's files waits. */
export function stagedFile(move: Move, file: JournalFile): string {
  return move.staged + file.path.slice(move.target.length);
}

/**
 * Writes the after-images of a move beside its target and forces them to the disk. Throws the system
 * error and may leave part of them; nothing else has been touched.
 */
export function stageMove(root: string, move: Move): void {
  const folders = stagedFolders(move);
  for (const folder of folders) mkdirSync(join(root, folder));
  for (const file of move.files) {
    writeNewFile(join(root, stagedFile(move, file)), Buffer.from(file.content), likenessOf(root, file));
  }
  for (const folder of folders.reverse()) syncDirectory(join(root, folder));
}

/** Forces images that lie staged to the disk, whoever wrote them. Throws the system error. */
export function syncStaged(root: string, move: Move): void {
  for (const file of move.files) syncFile(join(root, stagedFile(move, file)));
  for (const folder of stagedFolders(move).reverse()) syncDirectory(join(root, folder));
}

function likenessOf(root: string, { path, mode }: JournalFile): Likeness | undefined {
  if (mode === undefined) return undefined;
  const found = inspectPath(root, path);
  return found.kind === "file" ? { mode, owner: found.stats } : { mode };
}

/** The folders that a move of a folder consists of, parents first; none for a move of a file. */
function stagedFolders(move: Move): string[] {
  if (move.kind === "file") return [];
  const folders = new Set([move.staged]);
  for (const file of move.files) {
    const names = stagedFile(move, file)
      .slice(move.staged.length + 1)
      .split("/");
    for (const index of names.keys()) folders.add(posix.join(move.staged, ...names.slice(0, index)));
  }
  return [...folders];
}

/** Whether exactly the after-images lie staged: every byte, no entry more. Reads only. */
export function isStaged(root: string, move: Move): boolean {
  const found = inspectPath(root, move.staged);
  if (found.kind !== move.kind) return false;
  const expected = new Set(move.files.map((file) => stagedFile(move, file)));
  if (move.kind === "directory") {
    const folders = new Set(stagedFolders(move));
    const entries = readdirSync(join(root, move.staged), { recursive: true, encoding: "utf8" });
    const strange = entries
      .map((entry) => posix.join(move.staged, entry.replaceAll("\\", "/")))
      .filter((entry) => !expected.has(entry) && !folders.has(entry));
    if (strange.length > 0) return false;
  }
  return move.files.every((file) => isAfterImage(root, stagedFile(move, file), file));
}

function isAfterImage(root: string, path: string, { after, mode }: JournalFile): boolean {
  const found = inspectPath(root, path);
  if (found.kind !== "file") return false;
  // A restage that was killed between its write and its chmod has the bytes, not the mode.
  const wrongMode = mode !== undefined && (found.stats.mode & 0o777) !== mode;
  if (wrongMode && process.platform !== "win32") return false;
  const bytes = readRegularFile(join(root, path));
  return bytes !== undefined && hashBytes(bytes) === after;
}
