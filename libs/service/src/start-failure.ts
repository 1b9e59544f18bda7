/**
 * Exit status per reason. 78 is EX_CONFIG of sysexits.h; 98 is EADDRINUSE on Linux: a supervisor or an agent can tell
 * "this cannot start here" from a crash (1) without reading the text.
 */
// berth-ignore: an exit status, no port
export const EXIT_STATUS = { crash: 1, badConfig: 78, portUnusable: 98 } as const;

/** One reason why a service cannot start, printed in the shape of docs/design.md 8.1: where, code, what, way out. */
export interface Failure {
  /** Where the wrong thing stands: `environment`, `config/ports.env:12`, `main.ts`. */
  where: string;
  /** Stable name to search for, e.g. PORT_BUSY. */
  code: string;
  /** One sentence. */
  message: string;
  /** Lines below it: facts, what was expected, what to do. */
  details: string[];
}

/** The service cannot start for reasons its operator can mend. Its message is the whole text; it needs no stack. */
export class StartFailure extends Error {
  readonly exitCode: number;

  /** @param closing said once, after all failures. */
  constructor(service: string, failures: readonly Failure[], exitCode: number, closing = "") {
    super(describeFailures(service, failures, closing));
    this.name = "StartFailure";
    this.exitCode = exitCode;
  }
}

function describeFailures(service: string, failures: readonly Failure[], closing: string): string {
  const count = failures.length === 1 ? "" : ` ${failures.length} reasons:`;
  const blocks = failures.map(({ where, code, message, details }) =>
    [`${where}  ${code}  ${message}`, ...details.map((line) => (line ? `  ${line}` : ""))].join("\n"),
  );
  const parts = [`FATAL ${service} cannot start.${count}`, ...blocks];
  return (closing ? [...parts, closing] : parts).join("\n\n");
}

/** How long the text may wait for a reader of stderr, in milliseconds. */
const PATIENCE_MS = 2_000;

/**
 * Prints why the service did not start and ends the process. Past the logger, and waiting until the system has the
 * text: a level, a transport or a pipe must not lose it (fastify/demo leaves 0 bytes on a busy port).
 */
export async function exitWithFailure(error: unknown): Promise<never> {
  const known = error instanceof StartFailure;
  const cause = error instanceof Error ? error.stack : String(error);
  const text = known ? error.message : `FATAL The service cannot start: its own code failed.\n\n${cause}`;
  await new Promise((resolve) => {
    setTimeout(resolve, PATIENCE_MS);
    process.stderr.on("error", resolve);
    process.stderr.write(`${text}\n`, resolve);
  });
  process.exit(known ? error.exitCode : EXIT_STATUS.crash);
}
