import { closeSync, constants, fchmodSync, fchownSync, fstatSync, openSync, writeFileSync } from "node:fs";
import { isSystemError, naming } from "./system-error.ts";

const { O_CREAT, O_EXCL, O_NOFOLLOW, O_WRONLY } = constants;

/** What a new file has of the one it will replace. */
export interface Likeness {
  /** Permission bits. */
  mode: number;
  owner?: { uid: number; gid: number };
}

/**
 * Writes a file that must not exist yet; `syncFile` forces it to the disk. Throws the system error, with the file's
 * path, and may then leave a partial file: the caller removes it.
 *
 * @param like the mode to keep, and the owner where that is allowed; else those of any new file.
 */
export function writeNewFile(path: string, bytes: Uint8Array, like?: Likeness): void {
  naming(path, () => {
    // Private from the first byte on, if it will be. O_NOFOLLOW is undefined on Windows: | reads it as 0.
    const mode = like === undefined ? 0o666 : like.mode & 0o777;
    const descriptor = openSync(path, O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW, mode);
    try {
      // writeFileSync goes on after a short write; writeSync does not, and a full disk then leaves a
      // cut file without an error (fabiospampinato/atomically#18).
      writeFileSync(descriptor, bytes);
      if (like !== undefined) resemble(descriptor, like);
    } finally {
      closeSync(descriptor);
    }
  });
}

function resemble(descriptor: number, { mode, owner }: Likeness): void {
  if (owner !== undefined) giveAway(descriptor, owner.uid, owner.gid);
  // After the change of owner, which clears bits of the mode.
  fchmodSync(descriptor, mode & 0o777);
}

function giveAway(descriptor: number, uid: number, gid: number): void {
  const mine = fstatSync(descriptor);
  if (mine.uid === uid && mine.gid === gid) return;
  try {
    fchownSync(descriptor, uid, gid);
  } catch (error) {
    // Only root may change the owner; a file with another owner is better than no file.
    if (!isSystemError(error)) throw error;
  }
}
