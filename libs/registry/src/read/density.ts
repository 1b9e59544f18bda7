/** A registry of 256 KiB has at most half of that: its lines say something. */
export const MAX_PARTS = 30_000;

/**
 * Whether the text has more parts than any registry. The cap on its size alone lets a hundred thousand commas through,
 * on each of which a parser spends as much time as on a row.
 */
export function isTooDense(text: string): boolean {
  let parts = 0;
  for (const _ of text.matchAll(/[\n,"'\\[\]{}]/g)) if (++parts > MAX_PARTS) return true;
  return false;
}
