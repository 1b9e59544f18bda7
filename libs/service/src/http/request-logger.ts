import type { FastifyRequest } from "fastify";
import type { Bindings, ChildLoggerOptions, Level, Logger } from "pino";

type Arguments = [fields: unknown, text?: string, ...rest: unknown[]];

/**
 * The log of one request: pino's child with the request's id, made when something is logged. Most requests log nothing, and
 * children for all of them would cost a tenth of the throughput.
 */
export class RequestLogger {
  readonly #parent: Logger;
  readonly #request: FastifyRequest;
  #made: Logger | undefined;

  constructor(parent: Logger, request: FastifyRequest) {
    this.#parent = parent;
    this.#request = request;
  }

  get #child(): Logger {
    if (!this.#made) {
      const { id, routeOptions } = this.#request;
      const { logLevel } = routeOptions;
      this.#made = this.#parent.child({ reqId: id }, logLevel ? { level: logLevel } : {});
    }
    return this.#made;
  }

  get level(): string {
    return this.#child.level;
  }

  set level(level: string) {
    this.#child.level = level;
  }

  get msgPrefix(): string | undefined {
    return this.#child.msgPrefix;
  }

  isLevelEnabled(level: Level): boolean {
    // No child is made to learn that nothing is written.
    if (!this.#made && !this.#parent.isLevelEnabled(level)) return false;
    return this.#child.isLevelEnabled(level);
  }

  bindings(): Bindings {
    return this.#child.bindings();
  }

  child(bindings: Bindings, options?: ChildLoggerOptions): Logger {
    return this.#child.child(bindings, options);
  }

  fatal(...args: Arguments): void {
    this.#child.fatal(...(args as [never]));
  }

  error(...args: Arguments): void {
    this.#child.error(...(args as [never]));
  }

  warn(...args: Arguments): void {
    this.#child.warn(...(args as [never]));
  }

  info(...args: Arguments): void {
    this.#child.info(...(args as [never]));
  }

  debug(...args: Arguments): void {
    this.#child.debug(...(args as [never]));
  }

  trace(...args: Arguments): void {
    this.#child.trace(...(args as [never]));
  }

  silent(): void {}
}

/** Returns the log of a request; see RequestLogger. It has what a handler uses of pino. */
export function createRequestLogger(parent: Logger, request: FastifyRequest): Logger {
  return new RequestLogger(parent, request) as unknown as Logger;
}
