/** A run of as many signs and blanks is long. */
const LONG = 32;

/** What is left of a long run at each of its ends. */
const KEPT = 8;

/**
 * A text in which no run of brackets, signs and blanks is long, so that a word and its number stay near each other. A
 * long run has one of every 32nd characters, so only these are looked at: every file of a tree comes through here.
 */
export function shortenRuns(text: string): string {
  let short = "";
  let done = 0;
  for (let at = LONG - 1; at < text.length; at += LONG) {
    if (isOfWord(text.charCodeAt(at))) continue;
    let [start, end] = [at, at + 1];
    while (start > done && !isOfWord(text.charCodeAt(start - 1))) start--;
    while (end < text.length && !isOfWord(text.charCodeAt(end))) end++;
    if (end - start < LONG) continue;
    short += text.slice(done, start + KEPT);
    done = end - KEPT;
    at = end - 1;
  }
  return short + text.slice(done);
}

/** `\w`: a letter, a digit or an underscore of ASCII. */
const isOfWord = (code: number): boolean =>
  (code >= 97 && code <= 122) || (code >= 65 && code <= 90) || (code >= 48 && code <= 57) || code === 95;
