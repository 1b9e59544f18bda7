import { lstatSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { followLink, hasCode, readRegularFile } from "@berth/commit";
import { decodeText, limitSize } from "./read-text.ts";
import { whyUnsafe } from "./why-unsafe.ts";

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
      } catch {
        return [];
      }
    },
    isFolder: (path) => lookUp(join(root, path))?.isDirectory() ?? false,
    whyUnsafe: (path) => whyUnsafe(root, path),
    follow: (path) => followLink(root, path),
  };
}

function lookUp(file: string) {
  try {
    return lstatSync(file);
  } catch (error) {
    // ENOTDIR: a part of the path is a file, so what lies below it can't exist.
    if (hasCode(error, "ENOENT", "ENOTDIR")) return undefined;
    throw error;
  }
}
