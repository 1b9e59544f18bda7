import type { Substitution } from "./read-substitutions.ts";

/** What a shell command does to files, or which program it runs, as far as the command itself says so. */
export type ShellEffect =
  /** A file gets a text that stands in the command. */
  | { does: "write"; path: string; text: string; appends: boolean }
  /** A file is changed in place. */
  | { does: "substitute"; path: string; substitutions: readonly Substitution[] }
  /** An interpreter runs code that stands in the command. */
  | { does: "run"; language: "bash" | "javascript" | "python" | "other"; code: string };

/** Stands in a word or a path for what only a run can tell. */
export const UNKNOWN = "\uFFFC";
