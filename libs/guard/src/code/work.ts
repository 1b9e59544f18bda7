/**
 * How many steps through its syntax tree one text may take: far more than a long file does, some seconds at most.
 * Steps, not seconds, so that every machine gives the same answer for the same text.
 */
const MAX_WORK = 1_000_000;

let spent = 0;
let depth = 0;

/** Counts steps; false once there are more than a text may take. */
export function hasLeft(steps: number): boolean {
  spent += steps;
  return spent <= MAX_WORK;
}

/** Counts steps, and throws once there are more than a text may take. `judgeFile` makes a finding of it. */
export function spend(steps = 1): void {
  if (!hasLeft(steps)) throw new Error("It takes more steps to follow than one file may.");
}

/** Counts a search of a text: one that comes once for each name in the text would else cost the square of its size. */
export const spendSearch = (text: string): void => spend(1 + (text.length >> 6));

/** Runs with a count of its own; a run inside another counts towards that one. */
export function countWork<T>(run: () => T): T {
  if (depth === 0) spent = 0;
  depth++;
  try {
    return run();
  } finally {
    depth--;
  }
}
