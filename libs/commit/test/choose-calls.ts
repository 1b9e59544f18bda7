import type { LoggedCall } from "./strace.ts";

/** BERTH_SWEEP=full: every call of a run, not a sample. */
export const full = process.env["BERTH_SWEEP"] === "full";

/** Not futex, mmap …, which come and go as the engine likes. */
const ON_FILES = new Set(
  (
    "access close fchmod fchown fcntl fsync ftruncate getdents64 lseek mkdir newfstatat openat pwrite64 read " +
    "readlink rename rmdir statx unlink write"
  ).split(" "),
);

const CHANGING = /^(write|mkdir|rename|fsync|fchmod|fchown|unlink|rmdir)\(|O_CREAT/;

/** The calls to strike at: all of them, or `count` of those that change the disk, evenly spread. */
export function chooseCalls(calls: LoggedCall[], count: number): LoggedCall[] {
  if (full) return calls.filter(({ name }) => ON_FILES.has(name));
  const changing = calls.filter(({ line }) => CHANGING.test(line));
  const step = Math.max(1, changing.length / count);
  return Array.from(
    { length: Math.min(count, changing.length) },
    (_, index) => changing[Math.floor(index * step)],
  ).filter((call) => call !== undefined);
}

/** Runs the points three at a time, and says at the end how many there were. */
export async function sweep<T>(name: string, points: T[], strike: (point: T) => Promise<void>): Promise<void> {
  const waiting = [...points];
  const work = async () => {
    for (let point = waiting.shift(); point !== undefined; point = waiting.shift()) await strike(point);
  };
  await Promise.all([work(), work(), work()]);
  console.info(`${name}: ${points.length} points`);
}
