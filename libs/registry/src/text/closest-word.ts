/** Longer words are no misspelling of a name, and the distance takes time with the square of the length. */
const MAX_LENGTH = 40;

/**
 * The candidate that a misspelt word most likely means, capitals aside: the one with the fewest edits, if that is one
 * edit for every three characters at most. Undefined where none is that close.
 */
export function closestWord(word: string, candidates: Iterable<string>): string | undefined {
  if (word.length > MAX_LENGTH) return undefined;
  let best: string | undefined;
  let fewest = Math.max(1, Math.floor(word.length / 3)) + 1;
  for (const candidate of candidates) {
    if (Math.abs(candidate.length - word.length) >= fewest) continue;
    const edits = countEdits(word.toLowerCase(), candidate.toLowerCase());
    if (edits >= fewest) continue;
    best = candidate;
    fewest = edits;
  }
  return best;
}

/** `Did you mean analysis? ` in front of a way out; empty where no candidate is close. */
export function didYouMean(word: string, candidates: Iterable<string>, render = (found: string) => found): string {
  const found = closestWord(word, candidates);
  return found === undefined ? "" : `Did you mean ${render(found)}? `;
}

/** How many insertions, deletions, substitutions and swaps of neighbours turn one word into the other. */
function countEdits(from: string, to: string): number {
  let before: number[] = [];
  let last = Array.from({ length: to.length + 1 }, (_, at) => at);
  for (let row = 1; row <= from.length; row++) {
    const now = [row];
    for (let at = 1; at <= to.length; at++) {
      const isSame = from[row - 1] === to[at - 1];
      const isSwap = from[row - 1] === to[at - 2] && from[row - 2] === to[at - 1];
      now[at] = Math.min(
        (last[at] ?? 0) + 1,
        (now[at - 1] ?? 0) + 1,
        (last[at - 1] ?? 0) + (isSame ? 0 : 1),
        isSwap ? (before[at - 2] ?? 0) + 1 : Number.POSITIVE_INFINITY,
      );
    }
    before = last;
    last = now;
  }
  return last[to.length] ?? 0;
}
