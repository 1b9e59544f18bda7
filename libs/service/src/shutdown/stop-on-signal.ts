import { isatty } from "node:tty";
import closeWithGrace from "close-with-grace";
import type { FastifyBaseLogger } from "fastify";
import { flushLines } from "../log/log-output.ts";

/** How a process is stopped. */
export interface Shutdown {
  log: FastifyBaseLogger;
  /** Milliseconds from the first signal to a forced exit with status 1. */
  timeoutMs: number;
  /** Called at once: from here on the process is not ready. */
  announce: () => void;
  /** Resolves when every accepted request is answered and everything is closed. */
  drain: () => Promise<void>;
}

const SIGNALS = ["SIGTERM", "SIGINT", "SIGHUP", "SIGQUIT"] as const;

/**
 * The rest is left to the system: with a handler for SIGSEGV and its kind a crash in native code would loop for ever
 * instead of ending the process, and a server's event loop is never empty (beforeExit).
 */
const LEFT_TO_THE_SYSTEM = [
  ...SIGNALS,
  "SIGILL",
  "SIGTRAP",
  "SIGABRT",
  "SIGBUS",
  "SIGFPE",
  "SIGSEGV",
  "SIGUSR2",
  "beforeExit",
] as const;

/** Signals closer together than this, in milliseconds, are one. */
const SAME_SIGNAL_MS = 100;

/**
 * Drains and ends the process on the first signal (status 0), or on an uncaught error (status 1). A second signal ends
 * it at once (status 1). Under a task runner Ctrl-C may arrive twice within milliseconds, from the terminal and from
 * the runner that passes it on (https://github.com/pnpm/pnpm/issues/7374): that echo must not cut off requests, so it
 * does not count.
 */
export function stopOnSignal({ log, timeoutMs, announce, drain }: Shutdown): void {
  let firstAt: number | undefined;
  const onTerminal = hasTerminal();
  const grace = closeWithGrace(
    {
      delay: timeoutMs,
      logger: { error: (error: unknown) => log.fatal({ err: error }, "stopped by an error") },
      skip: [...LEFT_TO_THE_SYSTEM],
      onTimeout: () => log.fatal({ timeoutMs }, "stopped with requests unanswered: out of time"),
    },
    async ({ err }) => {
      firstAt ??= performance.now();
      if (err) log.fatal({ err }, "stopping after an uncaught error");
      announce();
      await drain();
      log.info("stopped");
      await flushLines();
    },
  );
  for (const signal of SIGNALS) {
    process.on(signal, () => {
      if (signal === "SIGHUP" && !onTerminal) return;
      const now = performance.now();
      if (firstAt === undefined) {
        firstAt = now;
        log.info({ signal }, "stopping");
        grace.close();
      } else if (now - firstAt > SAME_SIGNAL_MS) {
        log.fatal({ signal }, "stopped at once by a second signal");
        process.exit(1);
      }
    });
  }
}

/**
 * A hang-up concerns who has a terminal. `nohup` takes it away; that it also told the system to ignore the signal
 * cannot be seen, because Node resets that when it starts. Asked at the start: a terminal that has hung up is none any
 * more.
 */
function hasTerminal(): boolean {
  return [0, 1, 2].some((descriptor) => isatty(descriptor));
}
