import type { Result } from "@berth/registry";
import type * as z from "zod";
import type { Answer } from "../answer.ts";

/** What the help says of a command, and which flags it takes. */
interface CommandText<S extends z.ZodObject> {
  summary: string;
  usage: string;
  options: S;
}

/** A command of `berth`. */
export interface Command<S extends z.ZodObject = z.ZodObject> extends CommandText<S> {
  /** What a flag means that may be given without its value. */
  bare?: Readonly<Record<string, string>>;
  /** Where it runs, seen from a folder. Default: the workspace around it. */
  find?: (from: string) => Result<string>;
  /** Runs it in the workspace at `root`. */
  run(root: string, options: z.infer<S>): Answer | Promise<Answer>;
}

/**
 * A command whose program is in a bundle of its own, so that the others load without it. bin/berth.js finds it there.
 */
export interface BundledCommand<S extends z.ZodObject = z.ZodObject> extends CommandText<S> {
  bundle: "hook" | "lint";
  /** The help does not list it: a program calls it, not a person. */
  isHidden?: boolean;
}

/** A command whose options and handler fit each other, in a list of commands that differ. */
export const defineCommand = <S extends z.ZodObject>(command: Command<S>): Command => command as unknown as Command;
