/** Replaces the characters from `from` up to `to` (not included) by `text`. Offsets are of the original text. */
export interface Splice {
  from: number;
  to: number;
  text: string;
}

/** Applies all splices at once; every character outside of them stays as it was. They must not overlap. */
export function applySplices(text: string, splices: readonly Splice[]): string {
  const ordered = [...splices].sort((a, b) => a.from - b.from || a.to - b.to);
  let result = "";
  let at = 0;
  for (const splice of ordered) {
    if (splice.from < at) throw new Error(`Splices overlap at ${splice.from}.`);
    result += text.slice(at, splice.from) + splice.text;
    at = splice.to;
  }
  return result + text.slice(at);
}
