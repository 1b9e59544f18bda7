import { escapeUnprintable, exitStatusOf, type Failure, renderFailures } from "@berth/registry";

/** What a command says and how it ends. */
export interface Answer {
  status: number;
  stdout?: string;
  stderr?: string;
}

/** The answer to a request that is refused: the failures, and the exit status that goes with them. */
export function refuse(failures: readonly Failure[], json = false): Answer {
  const status = exitStatusOf(failures);
  return json ? { status, stdout: JSON.stringify({ failures }) } : { status, stderr: renderFailures(failures) };
}

/** Prints an answer and sets the exit status. Not process.exit: it would cut what a pipe has not taken yet. */
export function giveAnswer({ status, stderr, stdout }: Answer): void {
  if (stdout !== undefined) process.stdout.write(`${escapeUnprintable(stdout)}\n`);
  if (stderr !== undefined) process.stderr.write(`${stderr}\n`);
  process.exitCode = status;
}
