import { readFileSync } from "node:fs";
import { printablePhrase } from "@berth/registry";
import { hasCode } from "../disk/system-error.ts";
import type { LockHolder } from "./lock-holder.ts";

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
