import { existsSync } from "node:fs";
import { dirname } from "node:path";
import { makeDirectoryDurably } from "./make-directory.ts";
import { removeIfThere } from "./remove-durably.ts";
import { renameInto } from "./rename-into.ts";
import { syncDirectory, syncFile } from "./sync.ts";
import { writeNewFile } from "./write-new-file.ts";

/** The half-written form of a state file. One fixed name: the lock's holder is its only writer. */
export function unfinishedName(path: string): string {
  return `${path}.tmp`;
}

/**
 * Puts a state file in place, whole or not at all: write beside it, fsync, rename, fsync the folder
 * (the order of ALICE, OSDI'14). Throws the system error; the file may be in place even then, when
 * only the last fsync failed.
 */
export function replaceDurably(path: string, text: string): void {
  if (!existsSync(dirname(path))) makeDirectoryDurably(dirname(path));
  const unfinished = unfinishedName(path);
  removeIfThere(unfinished);
  // The journal holds whole files, and one of them may be private (.env).
  writeNewFile(unfinished, Buffer.from(text), { mode: 0o600 });
  syncFile(unfinished);
  renameInto(unfinished, path);
  syncDirectory(dirname(path));
}
