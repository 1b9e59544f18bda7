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
