import { posix } from "node:path";

/** What a transaction's staged names begin with; the workspace's .gitignore knows `.berth-*`. */
const PREFIX = /^\.berth-[0-9a-f]{12}-/;
const PREFIX_ANYWHERE = /(^|\/)\.berth-[0-9a-f]{12}-/g;
const UP_TO_PREFIXED = /^(?:.*\/)?\.berth-[0-9a-f]{12}-[^/]*/;

/**
 * Where the after-image of a file waits: beside the file, or beside the top-most folder of it that does not exist yet.
 * So staging proves the folder there writable, and the rename cannot cross file systems.
 * @param missing the first part of the path that is not there, or the path itself
 */
export function stagedPath(path: string, missing: string, txn: string): string {
  const name = `.berth-${txn}-${posix.basename(missing)}`;
  return posix.join(posix.dirname(missing), name) + path.slice(missing.length);
}

/** What of a staged path a sweep removes: the staged file, or the folder that stands for the missing one. */
export function stagedRoot(staged: string): string {
  return UP_TO_PREFIXED.exec(staged)?.[0] ?? staged;
}

export function isStagedName(name: string): boolean {
  return PREFIX.test(name);
}

/** Any name that this package, or an older one, may sweep or keep state in. */
export function isReservedName(name: string): boolean {
  return name === ".berth" || name.startsWith(".berth-");
}

export function stripStagedPrefix(path: string): string {
  return path.replace(PREFIX_ANYWHERE, "$1");
}
