import { posix } from "node:path";

/** What a transaction's staged names begin with; the workspace's .gitignore knows `.berth-*`. */
const PREFIX = /^\.berth-[0-9a-f]{12}-/;
const PREFIX_ANYWHERE = /(^|\/)\.berth-[0-9a-f]{12}-/g;

/**
 * Where the after-image of a target waits: beside it, so that staging proves the folder writable and
 * the rename cannot cross file systems.
 */
export function stagedPath(target: string, txn: string): string {
  return posix.join(posix.dirname(target), `.berth-${txn}-${posix.basename(target)}`);
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
