import { hostname } from "node:os";
import type { FastifyServerOptions } from "fastify";
import type { LogLevel } from "../config/config.ts";
import { writeLine } from "./log-output.ts";
import { loggable, loggableArgument, serializers } from "./loggable.ts";

/** Given to Fastify as its own text for "listening"; the log drops it: `serve` logs a line that says more. */
export const LISTEN_MARK = "fastify-listening";

/**
 * Returns the options of Fastify's logger: JSON lines on stdout, each with the service's name; readable ones on a
 * terminal. Pino's own destination would lose the last lines on `kill -9` or wait for a reader; a transport would need
 * a worker thread and files, which a one-file bundle lacks.
 * @param mixin fields for each line, e.g. of the trace it belongs to.
 */
export async function loggerOptions(
  service: string,
  level: LogLevel,
  mixin?: () => object,
): Promise<Exclude<FastifyServerOptions["logger"], boolean | undefined>> {
  const render = process.stdout.isTTY ? await loadPretty() : (line: string) => line;
  return {
    level,
    base: { service, pid: process.pid, hostname: hostname() },
    serializers,
    // A child's bindings pass no formatter; the censor sees the value of every key, of bindings too.
    redact: { paths: ["*"], censor: (value) => loggable(value) },
    formatters: { log: (fields) => loggable(fields) as Record<string, unknown> },
    ...(mixin ? { mixin } : {}),
    hooks: {
      logMethod(args, log) {
        if ((args[0] as unknown) === LISTEN_MARK) return;
        const [first, ...others] = args;
        log.apply(this, [first, ...others.map(loggableArgument)] as typeof args);
      },
    },
    stream: { write: (line: string) => writeLine(render(line)) },
  };
}

async function loadPretty(): Promise<(line: string) => string> {
  const { prettyFactory } = await import("pino-pretty");
  return prettyFactory({ ignore: "pid,hostname,service", singleLine: true, translateTime: "SYS:HH:MM:ss" });
}
