import type { Result } from "@berth/registry";
import type * as z from "zod";
import type { Answer } from "../answer.ts";

/** A command of `berth`: what the help says of it, which flags it takes, and what it does. */
export interface Command<S extends z.ZodObject = z.ZodObject> {
  summary: string;
  usage: string;
  options: S;
  /** The help does not list it: a program calls it, not a person. */
  isHidden?: boolean;
  /** What a flag means that may be given without its value. */
  bare?: Readonly<Record<string, string>>;
  /** Where it runs, seen from a folder. Default: the workspace around it. */
  find?: (from: string) => Result<string>;
  /** It takes the words behind two dashes as another command, which is not read as flags. */
  takesCommand?: boolean;
  /** Runs it in the workspace at `root`; `command` is what stands behind two dashes, if they are there. */
  run(root: string, options: z.infer<S>, command?: readonly string[]): Answer | Promise<Answer>;
}

/** A command whose options and handler fit each other, in a list of commands that differ. */
export const defineCommand = <S extends z.ZodObject>(command: Command<S>): Command => command as unknown as Command;
