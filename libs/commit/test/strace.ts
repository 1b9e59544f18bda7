import { spawnSync } from "node:child_process";

/** Why nothing can be traced here, for `it.skipIf`; empty if it can. */
export const straceMissing =
  spawnSync("strace", ["-V"]).status === 0 ? "" : "strace is not installed (apt-get install strace)";

/** A system call of a strace log, with or without -f. */
export interface LoggedCall {
  /** Only with -f. */
  pid: string | undefined;
  name: string;
  /** It is the nth call of its name in the log, as strace counts for `when=`. */
  nth: number;
  /** Its arguments and its result. */
  rest: string;
  line: string;
}

/** All calls of a strace log, in their order. */
export function readLog(log: string): LoggedCall[] {
  const counts = new Map<string, number>();
  return log.split("\n").flatMap((line) => {
    const [, pid, name = "", rest = ""] = /^(?:(\d+) +)?(\w+)\((.*)$/.exec(line) ?? [];
    if (name === "") return [];
    const nth = (counts.get(name) ?? 0) + 1;
    counts.set(name, nth);
    return [{ pid, name, nth, rest, line }];
  });
}

/** strace's arguments that kill the process at the moment it enters a call, before the call does anything. */
export const killAt = ({ name, nth }: Pick<LoggedCall, "name" | "nth">): string[] => [
  "-e",
  `inject=${name}:signal=KILL:when=${nth}`,
];
