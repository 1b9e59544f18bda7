import type { ChildProcess } from "node:child_process";
import { type Ended, start } from "../run.ts";

/** A command of a cell that ended otherwise than it has to; `message` holds the command and all that it printed. */
export class CommandFailed extends Error {
  override name = "CommandFailed";
}

/** A newcomer's terminal: commands to the letter, in one folder. */
export interface Shell {
  /** Runs a line that has to succeed; throws CommandFailed where it does not. */
  run(line: string): Promise<Ended>;
  /** Runs a line that has to end with one of the given statuses. */
  runTo(statuses: readonly number[], line: string): Promise<Ended>;
  /** Starts a line that does not end by itself. */
  start(line: string): { child: ChildProcess; done: Promise<Ended> };
}

/** Opens a terminal. Installing may take long where the registry is far. */
export function openShell(cwd: string, env: NodeJS.ProcessEnv): Shell {
  const launch = (line: string) => start("bash", ["-c", line], { cwd, env, detached: true, limit: 600_000 });
  const runTo = async (statuses: readonly number[], line: string) => {
    const ended = await launch(line).done;
    if (ended.status === null || !statuses.includes(ended.status))
      throw new CommandFailed(`$ ${line}\n${ended.stdout}${ended.stderr}(ended with ${ended.status ?? ended.signal})`);
    return ended;
  };
  return { run: (line) => runTo([0], line), runTo, start: launch };
}
