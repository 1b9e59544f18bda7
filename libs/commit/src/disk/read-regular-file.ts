import { closeSync, constants, fstatSync, openSync, readFileSync } from "node:fs";
import { hasCode, naming } from "./system-error.ts";

const { O_NOFOLLOW, O_NONBLOCK, O_RDONLY } = constants;

/**
 * The bytes of a regular file; undefined if there is none, or if it is a symbolic link, a folder, a
 * FIFO … (O_NONBLOCK: opening a FIFO would wait for its writer). Throws other system errors.
 */
export function readRegularFile(path: string): Buffer | undefined {
  return naming(path, () => {
    let descriptor: number;
    try {
      descriptor = openSync(path, O_RDONLY | O_NOFOLLOW | O_NONBLOCK);
    } catch (error) {
      if (hasCode(error, "ENOENT", "ENOTDIR", "ELOOP", "EISDIR", "ENXIO")) return undefined;
      throw error;
    }
    try {
      return fstatSync(descriptor).isFile() ? readFileSync(descriptor) : undefined;
    } finally {
      closeSync(descriptor);
    }
  });
}
