import type { Failure } from "./failure.ts";

/** What a look at something found: what is wrong with it (errors), and what is odd but lawful (warnings). */
export interface Findings {
  errors: Failure[];
  warnings: Failure[];
}

/** All of several looks, in their order. */
export const joinFindings = (...parts: readonly Partial<Findings>[]): Findings => ({
  errors: parts.flatMap(({ errors = [] }) => errors),
  warnings: parts.flatMap(({ warnings = [] }) => warnings),
});

/** Who found it, for the formats that say so. */
export interface Tool {
  /** The word after `berth`. */
  command: string;
  version: string;
  /**
   * What stands before each path so that it begins at the repository's top level, with a final slash: GitHub knows
   * files by that name only. Empty for a workspace that is its repository.
   */
  prefix?: string;
}
