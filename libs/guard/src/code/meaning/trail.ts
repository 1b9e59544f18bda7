import type { Literal, Meaning } from "./literal.ts";

/** What is known on the way up from a literal. A step never changes the trail that it gets; it returns the next one. */
export interface Trail {
  /** The literal, with what the way has told of it: its host, or that it is part of an address. */
  readonly literal: Literal;
  /** Keys and names passed on the way up, the nearest first. */
  readonly names: readonly string[];
  /** The key or name that holds the number itself. */
  readonly holder?: string;
  /** An object was passed: the names above it don't hold the number. */
  readonly nested: boolean;
  /** An unknown call was passed: the value may have become something else. */
  readonly changed: boolean;
  /** A key said that this is a default: { default: 3000 }. */
  readonly asDefault: boolean;
  /** The keys of the objects around it, the nearest first. */
  readonly path: readonly string[];
  /** The literal is the second of a pair, as in ("localhost", 9000). */
  readonly paired: boolean;
  /** How many names were followed to their uses. */
  readonly depth: number;
}

/** What decides: what the literal does, or that it is no port. */
export type Decision = Meaning | "no port";

/** "go on": the next step up may decide. "unknown": the way ends here, and the words around the literal decide. */
export type Verdict = Decision | "go on" | "unknown";

/** What one step, or a whole way up, comes to. */
export interface Judgement {
  trail: Trail;
  verdict: Verdict;
}

/** How many names in a row are followed to their uses. */
export const MAX_DEPTH = 3;

/** The start of a way up, after so many names were followed. */
export function newTrail(literal: Literal, depth: number): Trail {
  return { literal, names: [], nested: false, changed: false, paired: false, asDefault: false, path: [], depth };
}

/** Past more names. */
export function pastNames(trail: Trail, ...names: readonly string[]): Trail {
  return { ...trail, names: [...trail.names, ...names] };
}

/** Held by this name, unless a nearer one holds the number. */
export function heldBy(trail: Trail, holder: string): Trail {
  return trail.holder === undefined ? { ...trail, holder } : trail;
}

/** At this host, unless the literal or a nearer place names one. */
export function atHost(trail: Trail, host: string | undefined): Trail {
  const { literal } = trail;
  return host === undefined || literal.host !== undefined ? trail : { ...trail, literal: { ...literal, host } };
}
