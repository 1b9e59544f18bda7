import { ftruncateSync, readFileSync, writeSync } from "node:fs";
import { printablePhrase } from "@berth/registry";
import { hasCode, isSystemError } from "../disk/system-error.ts";

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

/** A command line can fill a page. */
const MAX_COMMAND = 120;

/**
 * `process 4711 (nx g service a), for 12 s`, and whether that process is stopped. A note whose process
 * does not exist is from an earlier holder, or from another container.
 */
export function describeLockHolder(holder: LockHolder | undefined, now = Date.now()): string {
  if (holder === undefined || !exists(holder.pid)) return "a process that is not visible from here";
  const seconds = Math.max(0, Math.round((now - holder.startedAt) / 1000));
  const known = `process ${holder.pid} (${printablePhrase(holder.command).slice(0, MAX_COMMAND)}), for ${seconds} s`;
  return isStopped(holder.pid) ? `${known}; it is stopped: "kill -CONT ${holder.pid}" resumes it` : known;
}

function exists(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return hasCode(error, "EPERM");
  }
}

/** Whether a process was stopped by a signal or a terminal (Ctrl-Z). Known on Linux only. */
function isStopped(pid: number): boolean {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`).toString();
    // The second field is the program's name in brackets and may itself hold brackets and blanks.
    return /^ [Tt] /.test(stat.slice(stat.lastIndexOf(")") + 1));
  } catch {
    return false;
  }
}
