import { ftruncateSync, readFileSync, writeSync } from "node:fs";
import { isSystemError } from "../disk/system-error.ts";

/** What the holder of the lock tells waiting processes. Informational: no decision depends on it. */
export interface LockHolder {
  pid: number;
  command: string;
  /** Milliseconds since the epoch. */
  startedAt: number;
}

/** Writes the note, or empties it. Errors (a full disk) are ignored: the lock holds without it. */
export function noteHolder(descriptor: number, holder: LockHolder | undefined): void {
  try {
    ftruncateSync(descriptor, 0);
    if (holder !== undefined) writeSync(descriptor, `${JSON.stringify(holder)}\n`, 0);
  } catch (error) {
    if (!isSystemError(error)) throw error;
  }
}

/** The note as it stands; undefined if it is empty, torn, or in another format. Never throws. */
export function readHolder(lockPath: string): LockHolder | undefined {
  try {
    const value: unknown = JSON.parse(readFileSync(lockPath).toString());
    return isHolder(value) ? value : undefined;
  } catch {
    return undefined;
  }
}

function isHolder(value: unknown): value is LockHolder {
  if (typeof value !== "object" || value === null) return false;
  const { pid, command, startedAt } = value as Record<keyof LockHolder, unknown>;
  return Number.isSafeInteger(pid) && Number(pid) > 0 && typeof command === "string" && Number.isFinite(startedAt);
}
