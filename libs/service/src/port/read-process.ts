import { readFileSync, readlinkSync } from "node:fs";
import { uptime } from "node:os";
import { attempt } from "./attempt.ts";

/** What /proc tells about a process. */
export interface ProcessFacts {
  pid: number;
  /** Arguments as given; the bare name in brackets for a process without any. */
  command: string[];
  /** Working directory; undefined when it belongs to another user. */
  folder: string | undefined;
  startedAt: Date | undefined;
}

/** USER_HZ, the unit of times in /proc/PID/stat; 100 on every Linux that Node runs on. */
const TICKS_PER_SECOND = 100;

/** Reads the facts of a running process; undefined parts are those that the system does not show to us. */
export function readProcess(pid: number): ProcessFacts {
  const stat = attempt(() => readFileSync(`/proc/${pid}/stat`, "utf8"));
  const words = attempt(() => readFileSync(`/proc/${pid}/cmdline`, "utf8"))?.split("\0") ?? [];
  while (words.at(-1) === "") words.pop();
  return {
    pid,
    command: words.length > 0 ? words : [`[${stat?.replace(/^.*?\((.*)\).*$/s, "$1") ?? "unknown"}]`],
    folder: attempt(() => readlinkSync(`/proc/${pid}/cwd`)),
    startedAt: stat === undefined ? undefined : parseStart(stat),
  };
}

/**
 * Field 22 of /proc/PID/stat. Counted from the last `)`: the name in field 2 may hold blanks and parentheses itself.
 */
function parseStart(stat: string): Date | undefined {
  const startField = 22;
  const firstAfterName = 3;
  const ticks = stat.slice(stat.lastIndexOf(")") + 2).split(" ")[startField - firstAfterName];
  const age = uptime() - Number(ticks) / TICKS_PER_SECOND;
  return Number.isFinite(age) ? new Date(Date.now() - age * 1000) : undefined;
}
