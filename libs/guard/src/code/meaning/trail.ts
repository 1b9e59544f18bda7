/** What was passed on the way up from a literal. */
export interface Trail {
  /** Keys and names passed on the way up, the nearest first. */
  names: string[];
  /** The key or name that holds the number itself. */
  holder?: string;
  /** An object was passed: the names above it don't hold the number. */
  nested: boolean;
  /** An unknown call was passed: the value may have become something else. */
  changed: boolean;
  /** A key said that this is a default: { default: 3000 }. */
  asDefault: boolean;
  /** The keys of the objects around it, the nearest first. */
  path: string[];
  /** The literal is the second of a pair, as in ("localhost", 9000). */
  paired: boolean;
  /** How many names were followed to their uses. */
  depth: number;
}

/** How many names in a row are followed to their uses. */
export const MAX_DEPTH = 3;

/** The start of a way up, after so many names were followed. */
export function newTrail(depth: number): Trail {
  return {
    names: [],
    nested: false,
    changed: false,
    paired: false,
    asDefault: false,
    path: [],
    depth,
  };
}
