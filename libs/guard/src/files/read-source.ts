import { closeSync, constants, lstatSync, openSync, readSync } from "node:fs";
import { isUtf16 } from "./decode-source.ts";

/** Larger files are data or a build's output. */
const MAX_BYTES = 1024 * 1024;

const buffer = Buffer.allocUnsafe(MAX_BYTES + 1);
// Links would lead out of the tree, and a FIFO would wait for its writer. Windows has neither flag.
const FLAGS = constants.O_RDONLY | (constants.O_NOFOLLOW ?? 0) | (constants.O_NONBLOCK ?? 0);

// A file that git lists and that is deleted, or not checked out.
const MISSING = new Set(["ENOENT", "ENOTDIR"]);
// A link, a socket, a folder (a submodule is listed as a file).
const NO_FILE = new Set(["ELOOP", "EMLINK", "EISDIR", "ENXIO", "ENODEV", "EOPNOTSUPP"]);

/** One of the three is set. */
interface Source {
  /** Valid until the next call. */
  bytes?: Buffer;
  /** Why a file that is there can't be read. */
  error?: unknown;
  /** Why there is nothing to read. */
  unread?: "missing" | "no file" | "large" | "binary";
}

/** Reads a source file; throws at a limit of the system. System calls take most of the time in a large tree. */
export function readSource(path: string): Source {
  let file: number | undefined;
  try {
    file = openSync(path, FLAGS);
    // Files are read in one go, if they fit.
    const length = readSync(file, buffer, 0, buffer.length, 0);
    if (length > MAX_BYTES) return { unread: "large" };
    const bytes = buffer.subarray(0, length);
    return bytes.subarray(0, 8000).includes(0) && !isUtf16(bytes) ? { unread: "binary" } : { bytes };
  } catch (error) {
    if (isLimit(error)) throw error;
    if (isMisnamed(path)) return { error: new Error("its name is not UTF-8, so it can't be opened by it.") };
    const code = (error as NodeJS.ErrnoException).code ?? "";
    if (MISSING.has(code)) return { unread: "missing" };
    return NO_FILE.has(code) ? { unread: "no file" } : { error };
  } finally {
    if (file !== undefined) closeSync(file);
  }
}

/** Bytes that are no UTF-8 were read as a mark, and no file has the name with the mark in it. */
const isMisnamed = (path: string): boolean =>
  path.includes("\uFFFD") && lstatSync(path, { throwIfNoEntry: false }) === undefined;

const LIMITS = ["EMFILE", "ENFILE", "ENOMEM"];

/** Whether the system has reached a limit: nothing is known of the file then, nor of the next. */
export const isLimit = (error: unknown): boolean => LIMITS.includes((error as NodeJS.ErrnoException).code ?? "");
