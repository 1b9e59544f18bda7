import { dirname, join, posix } from "node:path";
import { readRegularFile } from "../disk/read-regular-file.ts";
import { removeIfThere } from "../disk/remove-durably.ts";
import { replaceDurably, unfinishedName } from "../disk/replace-durably.ts";
import { isSystemError } from "../disk/system-error.ts";
import type { StatePaths } from "../locate-state.ts";
import { removeStaged } from "../moves/stage-move.ts";
import { isStagedName, stagedRoot } from "../moves/staged-path.ts";
import { whyBadPath } from "../path/why-bad-path.ts";

const listPath = ({ journal }: StatePaths): string => join(dirname(journal), "staging.json");

/**
 * Notes which staged names a run is about to use, before it uses the first: the next run after a
 * kill -9 knows what to remove without a search of the tree. Throws the system error.
 */
export function writeStagingList(state: StatePaths, staged: string[]): void {
  replaceDurably(listPath(state), JSON.stringify([...new Set(staged.map(stagedRoot))]));
}

/** The staged names of the last run that noted any, whether they exist or not. Throws system errors. */
export function readStagingList(state: StatePaths): string[] {
  const text = readRegularFile(listPath(state))?.toString("utf8");
  if (text === undefined) return [];
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return [];
  }
  return Array.isArray(value) ? value.filter(isStaged) : [];
}

function isStaged(path: unknown): path is string {
  if (typeof path !== "string" || !isStagedName(posix.basename(path))) return false;
  const parent = posix.dirname(path);
  return parent === "." || whyBadPath(parent) === undefined;
}

/**
 * Removes what a run staged, by its list and by `more`; then the list, and half-written state files. Only for the
 * holder of the lock, and only when no journal needs the staged images any more. Goes on after an error and throws
 * the first at the end; the list then stays, and the next run tries again.
 */
export function sweepStaging(root: string, state: StatePaths, more: readonly string[] = []): void {
  const errors: unknown[] = [];
  const staged = new Set([...readStagingList(state), ...more.map(stagedRoot)]);
  const steps = [
    ...[...staged].map((path) => () => removeStaged(root, path)),
    () => removeIfThere(unfinishedName(state.journal)),
    () => removeIfThere(unfinishedName(listPath(state))),
  ];
  for (const step of steps) {
    try {
      step();
    } catch (error) {
      if (!isSystemError(error)) throw error;
      errors.push(error);
    }
  }
  if (errors.length > 0) throw errors[0];
  // Not durably: a list that comes back after a power loss names what is gone.
  removeIfThere(listPath(state));
}
