import { closeSync, constants, openSync, readSync } from "node:fs";

/** Larger files are data or a build's output. */
export const MAX_BYTES = 1024 * 1024;

const buffer = Buffer.allocUnsafe(MAX_BYTES + 1);
// Links would lead out of the tree, and a FIFO would wait for its writer. Windows has neither flag.
const FLAGS = constants.O_RDONLY | (constants.O_NOFOLLOW ?? 0) | (constants.O_NONBLOCK ?? 0);

/**
 * The bytes of a file, valid until the next call; undefined for what is no text: unreadable, binary, a link, larger than 1 MB. One
 * buffer and three system calls a file: in a large tree these are most of the time.
 */
export function readSource(path: string): Buffer | undefined {
  let file: number;
  try {
    file = openSync(path, FLAGS);
  } catch {
    return undefined;
  }
  try {
    // Files are read in one go, if they fit.
    const length = readSync(file, buffer, 0, buffer.length, 0);
    if (length > MAX_BYTES) return undefined;
    const bytes = buffer.subarray(0, length);
    return bytes.subarray(0, 8000).includes(0) ? undefined : bytes;
  } catch {
    return undefined;
  } finally {
    closeSync(file);
  }
}
