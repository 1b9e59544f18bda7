import { hostname } from "node:os";
import pino, { type Logger } from "pino";
import type { LogLevel } from "../config/config.ts";
import { writeSync } from "../write-sync.ts";

/** Given to Fastify as its own text for "listening"; the log drops it (see createLogger). */
export const listenMark = "fastify-listening";

/**
 * Returns a service's log: JSON lines on stdout, each with the service's name.
 * Pino's default destination writes asynchronously and loses the last lines on `kill -9` or an out-of-memory kill, the ones
 * that matter most; a transport would need a worker thread and files, which a one-file bundle lacks.
 * @param mixin fields for each line, e.g. of the trace it belongs to.
 */
export function createLogger(service: string, level: LogLevel, mixin?: () => object): Logger {
  const options = {
    level,
    base: { service, pid: process.pid, hostname: hostname() },
    ...(mixin ? { mixin } : {}),
    hooks: {
      // Fastify logs a line for each network interface; `serve` logs one, which says where the port came from.
      logMethod(this: unknown, args: unknown[], log: (...args: unknown[]) => void) {
        if (args[0] !== listenMark) log.apply(this, args);
      },
    },
  };
  return pino(options as pino.LoggerOptions, { write: (line: string) => writeSync(1, line) });
}
