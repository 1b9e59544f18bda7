/** A text of 256 KiB has at most half of that, if its lines say something. */
export const MAX_PARTS = 30_000;

/** How many lines, commas, quotes and brackets the text has: what takes a parser time. Counts up to `limit` of them. */
export function countParts(text: string, limit: number): number {
  let parts = 0;
  for (const _ of text.matchAll(/[\n,"'\\[\]{}]/g)) if (++parts >= limit) break;
  return parts;
}
