import { closeSync, constants, fstatSync, openSync, readSync, statSync } from "node:fs";
import { MAX_SPEC_LENGTH, SPEC_PATH } from "@berth/registry/lookup";

/** The linter takes larger files for data, and so does the hook. */
const MAX_BYTES = 1024 * 1024;

/** How many bytes of a file are read at most: the spec is no data, and has a row for each port. */
export const limitOf = (path: string): number =>
  path.replaceAll("\\", "/").endsWith(`/${SPEC_PATH}`) ? MAX_SPEC_LENGTH : MAX_BYTES;

/**
 * The text of a regular file, also through a link; undefined for what is missing, unreadable, larger than `limitOf`
 * says, or no file: a FIFO would wait for its writer, and a device has no end. Looked at before it is opened, because
 * opening alone can wait.
 */
export function readRegular(path: string): string | undefined {
  let file: number | undefined;
  try {
    if (!statSync(path).isFile()) return undefined;
    file = openSync(path, constants.O_RDONLY | (constants.O_NONBLOCK ?? 0));
    const { size } = fstatSync(file);
    if (!fstatSync(file).isFile() || size > limitOf(path)) return undefined;
    const bytes = Buffer.allocUnsafe(size);
    return bytes.toString("utf8", 0, readSync(file, bytes, 0, size, 0));
  } catch {
    return undefined;
  } finally {
    if (file !== undefined) closeSync(file);
  }
}
