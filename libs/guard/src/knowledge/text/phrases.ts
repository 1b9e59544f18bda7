/** A set of words and phrases of several languages, looked for in texts. */
export interface Phrases {
  /** Whether one of them stands in the text as a word of its own; scripts without blanks have no such words. */
  isIn(text: string): boolean;
  /** Whether the text is one of them and nothing else. */
  is(text: string): boolean;
  /** The text without them. */
  without(text: string): string;
}

const ESCAPED = /[.*+?^${}()|[\]\\/]/g;
/** Letters that are written without blanks between the words, and signs that are no letters. */
const JOINED = /^[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}\P{L}]/u;

export function phrases(list: readonly string[]): Phrases {
  const whole = new Set(list);
  const longestFirst = [...whole].sort((one, other) => other.length - one.length);
  const words = longestFirst.filter((entry) => !JOINED.test(entry)).map(escaped);
  const joined = longestFirst.filter((entry) => JOINED.test(entry)).map(escaped);
  const parts = [
    ...(words.length > 0 ? [`(?<![\\p{L}\\p{N}_])(?:${words.join("|")})(?![\\p{L}\\p{N}_])`] : []),
    ...(joined.length > 0 ? [`(?:${joined.join("|")})`] : []),
  ];
  const pattern = new RegExp(parts.join("|"), "iu");
  const all = new RegExp(pattern.source, "giu");
  return {
    isIn: (text) => pattern.test(text),
    is: (text) => whole.has(plain(text)),
    without: (text) => text.replace(all, " "),
  };
}

const escaped = (text: string): string => text.replace(ESCAPED, "\\$&");

/** In lower case, without signs around it. */
export const plain = (text: string): string =>
  text
    .toLowerCase()
    .replace(/\s+/g, " ")
    .replace(/^[\s*_`:："'([{]+|[\s*_`:："')\]}]+$/gu, "");
