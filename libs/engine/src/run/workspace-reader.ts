import { lstatSync, readdirSync } from "node:fs";
import { join, posix } from "node:path";
import { followLink, hasCode, inspectPath, isSystemError, readRegularFile } from "@berth/commit";

/** How a snapshot reads a workspace: the disk, or the virtual tree of another tool. Paths are relative to the root. */
export interface WorkspaceReader {
  /** The text of a file, or undefined where there is none. Throws Unreadable, or a system error. */
  read(path: string): string | undefined;
  /** The names in a folder; none where there is no folder. */
  list(path: string): string[];
  /** Whether a folder is there; a link to one is not a folder. */
  isFolder(path: string): boolean;
  /** Why the path may not be used; undefined where it may. */
  whyUnsafe(path: string): string | undefined;
  /** The file that a symbolic link leads to, where that is a regular file of the workspace; else the path itself. */
  follow(path: string): string;
}

/** Whether the folder of a path lists it, whatever it is. */
export const isListed = (reader: WorkspaceReader, path: string): boolean =>
  reader.list(posix.dirname(path)).includes(posix.basename(path));

/**
 * Whether a look for a file is worth it: its folder lists the name, in whatever case, because only the disk knows
 * whether it tells cases apart. A folder that can't be listed says nothing of what is in it.
 */
export function mayBeThere(reader: WorkspaceReader, path: string): boolean {
  const name = fold(posix.basename(path));
  try {
    return reader.list(posix.dirname(path)).some((listed) => fold(listed) === name);
  } catch (error) {
    if (isSystemError(error)) return true;
    throw error;
  }
}

/** As disks compare names that take upper and lower case, and the ways to write an accent, for the same. */
const fold = (name: string): string => name.normalize().toLowerCase();

export function readerOfDisk(root: string): WorkspaceReader {
  return {
    read(path) {
      const file = join(root, path);
      const stats = lookUp(file);
      if (!stats?.isFile()) return undefined;
      limitSize(stats.size);
      const bytes = readRegularFile(file);
      return bytes && decodeText(bytes);
    },
    list(path) {
      try {
        return readdirSync(join(root, path)).sort();
      } catch (error) {
        if (hasCode(error, "ENOENT", "ENOTDIR")) return [];
        throw error;
      }
    },
    isFolder: (path) => lookUp(join(root, path))?.isDirectory() ?? false,
    whyUnsafe: (path) => whyUnsafe(root, path),
    follow: (path) => followLink(root, path),
  };
}

function lookUp(file: string) {
  try {
    // An error for each file that isn't there would take longer than the look.
    return lstatSync(file, { throwIfNoEntry: false });
  } catch (error) {
    // ENOTDIR: a part of the path is a file, so what lies below it can't exist.
    if (hasCode(error, "ENOTDIR")) return undefined;
    throw error;
  }
}

/**
 * Why this path is not a file of the workspace itself: a link on the way, a folder, a FIFO. Undefined for a file, and
 * if nothing is there. A path that is never written must not be read either: a plan would build on another file's text.
 */
function whyUnsafe(root: string, path: string): string | undefined {
  const found = inspectPath(root, path);
  if (found.kind === "unsafe") return found.reason;
  return found.kind === "directory" ? `${path} is a folder` : undefined;
}

/** Why a file of the workspace can't be read, in words that follow on "cannot be read:". */
export class Unreadable extends Error {
  override name = "Unreadable";
}

/** Far more than people write by hand; what is larger was put there by mistake. */
const MAX_BYTES = 16 * 1024 * 1024;

// ignoreBOM keeps the mark in the text, so text and bytes stay equal.
const decoder = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true });

/**
 * The bytes as text; throws Unreadable where they are not UTF-8. Hashing a text that isn't the file's bytes would make
 * every later comparison wrong, and writing it back would damage what others wrote.
 */
export function decodeText(bytes: Uint8Array): string {
  try {
    return decoder.decode(bytes);
  } catch {
    throw new Unreadable("it is not UTF-8 text");
  }
}

/** Throws Unreadable for a file that is too large to be read on purpose. */
export function limitSize(bytes: number): void {
  if (bytes > MAX_BYTES) throw new Unreadable(`it has ${bytes} bytes; at most ${MAX_BYTES} are read`);
}
