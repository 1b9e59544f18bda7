import { lstatSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";

/** How a snapshot reads a workspace: the disk, or the virtual tree of another tool. Paths are relative to the root. */
export interface WorkspaceReader {
  /** The text of a file, or undefined where there is none. */
  read(path: string): string | undefined;
  /** The names in a folder; none where there is no folder. */
  list(path: string): string[];
}

/**
 * Reads from the disk. A file that can't be read as UTF-8 throws: hashing a text that isn't the file's bytes would make
 * every later comparison wrong.
 */
export function readerOfDisk(root: string): WorkspaceReader {
  // ignoreBOM keeps the mark in the text, so that text and bytes stay the same thing.
  const decoder = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true });
  return {
    read(path) {
      const file = join(root, path);
      // What is no regular file is refused by the commit with a better message than a read error; a FIFO would hang.
      return isRegularFile(file) ? decoder.decode(readFileSync(file)) : undefined;
    },
    list(path) {
      try {
        return readdirSync(join(root, path)).sort();
      } catch {
        return [];
      }
    },
  };
}

function isRegularFile(file: string): boolean {
  try {
    return lstatSync(file).isFile();
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    // ENOTDIR: a part of the path is a file, so what lies below it can't exist.
    if (code === "ENOENT" || code === "ENOTDIR") return false;
    throw error;
  }
}
