import type { FastifyBaseLogger } from "fastify";

/** Bytes that may wait for a reader of stdout. */
const MOST_WAITING = 1024 * 1024;

/** Lines that were not written since the last report, and where reports go. */
let dropped = 0;
let reporter: FastifyBaseLogger | undefined;
let watching = false;

/**
 * Writes a line to stdout. Never waits: while nothing reads stdout, lines beyond the bound are dropped and counted,
 * because a service that waits for its log neither answers nor stops. While there is room the line is with the system
 * when this returns, so that `kill -9` loses nothing.
 */
export function writeLine(line: string): void {
  watch();
  if (process.stdout.writableLength < MOST_WAITING) process.stdout.write(line);
  else dropped += 1;
}

/** Makes this log tell how many lines were dropped, as soon as stdout is read again. */
export function reportDropsTo(log: FastifyBaseLogger): void {
  reporter = log;
}

function watch(): void {
  if (watching) return;
  watching = true;
  // A reader that has gone away (EPIPE) is no reason to die, and without a listener it would be.
  process.stdout.on("error", () => undefined);
  process.stdout.on("drain", () => {
    if (dropped === 0) return;
    reporter?.warn({ dropped }, "log lines were dropped: nothing read them");
    dropped = 0;
  });
}

/**
 * Waits until the system has all lines, for a few hundred milliseconds at most: the end of the process waits for no
 * reader.
 */
export async function flushLines(limitMs = 500): Promise<void> {
  if (process.stdout.writableLength === 0) return;
  await new Promise<void>((resolve) => {
    const timer = setTimeout(resolve, limitMs);
    process.stdout.write("", () => {
      clearTimeout(timer);
      resolve();
    });
  });
}
