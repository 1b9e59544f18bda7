import { lineEnd, lineStart } from "../edit/splice/lines.ts";

/** The lines of a text between those at its beginning and at its end that the reference begins and ends with, too. */
export function changedSpan(text: string, reference: string): [from: number, to: number] {
  const length = Math.min(text.length, reference.length);
  const front = countEqual(length, (a, b) => text.slice(a, b) === reference.slice(a, b));
  const back = countEqual(
    length - front,
    (a, b) =>
      text.slice(text.length - b, text.length - a) === reference.slice(reference.length - b, reference.length - a),
  );
  return [lineStart(text, front), lineEnd(text, text.length - back)];
}

/** How many characters are equal, up to `limit`. Halves what it looks at: slices are compared by the engine at once. */
function countEqual(limit: number, isEqual: (from: number, to: number) => boolean): number {
  let [low, high] = [0, limit];
  while (low < high) {
    const middle = Math.ceil((low + high) / 2);
    if (isEqual(low, middle)) low = middle;
    else high = middle - 1;
  }
  return low;
}
