import { type PortPlace, placeOf } from "../../../places/port-place.ts";
import type { Word } from "../word.ts";

/** `s/old/new/` with any sign in the place of the slash. */
const SUBSTITUTION = /(?<!\w)s([/|#,@~!])((?:\\.|(?!\1)[^\\])*)\1((?:\\.|(?!\1)[^\\])*)\1/g;
const INNER = String.raw`[\w.\uFFFC-]+\.(?:svc(?:\.[\w.]+)?|local|internal)`;
const HOSTS = String.raw`localhost|127\.0\.0\.1|host\.docker\.internal|${INNER}`;
const ADDRESS = new RegExp(
  String.raw`(?:\w:(?:\\?\/){2}[\w.\uFFFC-]+|(?<![\w.-])(?:${HOSTS})):(\d{2,5})(?![\w.:-])`,
  "g",
);

/** The addresses that sed puts in: `s/HOST/localhost:7120/`, one word of it. */
export function findInReplacement({ start, text }: Word): readonly PortPlace[] {
  return [...text.slice(0, 5000).matchAll(SUBSTITUTION)].flatMap((match) => {
    const [whole, , , put = ""] = match;
    const at = start + match.index + whole.length - 1 - put.length;
    return [...put.matchAll(ADDRESS)].map(({ 0: address, 1: digits = "", index }) =>
      placeOf("connect", digits, at + index + address.length - digits.length),
    );
  });
}
