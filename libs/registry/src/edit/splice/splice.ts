// `yaml`'s own setIn + toString keeps comments, but re-spaces and re-folds lines that did not change
// (https://eemeli.org/yaml/#comments-and-blank-lines); a reviewer must see one row. So text is spliced at the parser's
// node offsets instead.

/** Replaces the characters from `from` up to `to` (not included) by `text`. Offsets are of the original text. */
export interface Splice {
  from: number;
  to: number;
  text: string;
}

export const insertAt = (at: number, text: string): Splice => ({ from: at, to: at, text });

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
