import { type Ended, run } from "../run.ts";

/** A program to run in a workspace, untraced or under strace. */
export interface Command {
  file: string;
  args: readonly string[];
  /** The workspace. */
  cwd: string;
  env: NodeJS.ProcessEnv;
}

/** A fixed day, so that two runs write the same history; one arena, so that glibc opens the same files in every run. */
export const STEADY = { SOURCE_DATE_EPOCH: "1767225600", MALLOC_ARENA_MAX: "1" };

export const runCommand = ({ file, args, cwd, env }: Command): Promise<Ended> => run(file, args, { cwd, env });
