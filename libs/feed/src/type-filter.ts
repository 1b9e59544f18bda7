import * as z from "zod/mini";

const maxPatterns = 20;

/** A list of patterns as a URL has it, separated by commas: `rugs.*,order.placed`. */
export const typePatterns = z.string().check(
  z.regex(/^[A-Za-z0-9._:/*-]{1,128}(?:,[A-Za-z0-9._:/*-]{1,128})*$/, "Expected types such as rugs.*,order.placed."),
  z.refine((list) => list.split(",").length <= maxPatterns, `Expected at most ${maxPatterns} types.`),
);

/**
 * Which types of events a follower wants. In a pattern, `*` stands for any text, also none. Matching takes time linear
 * in the length of the type for each part between asterisks; there is no backtracking for a follower to exploit.
 */
export class TypeFilter {
  /** What stands between the asterisks, for each pattern. */
  readonly #patterns: readonly string[][];

  /** @param list patterns that are separated by commas, as `typePatterns` checks them. */
  constructor(list: string) {
    this.#patterns = list.split(",").map((pattern) => pattern.split("*"));
  }

  matches(type: string): boolean {
    return this.#patterns.some((parts) => matchesParts(type, parts));
  }
}

/** The first part begins the type, the last one ends it, and the others follow one another in between. */
function matchesParts(type: string, parts: readonly string[]): boolean {
  const [first = "", ...rest] = parts;
  const last = rest.pop();
  if (last === undefined) return type === first;
  if (!type.startsWith(first)) return false;
  let at = first.length;
  for (const part of rest) {
    const found = type.indexOf(part, at);
    if (found < 0) return false;
    at = found + part.length;
  }
  return type.length - last.length >= at && type.endsWith(last);
}
