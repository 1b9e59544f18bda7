/** A line of a text without its break, and its offset. */
export interface Line {
  line: string;
  start: number;
}

/** The lines of a text; those that a backslash joins stay apart. */
export function linesOf(text: string): Line[] {
  return [...text.matchAll(/[^\r\n]+/g)].map(({ 0: line, index }) => ({ line, start: index }));
}

/** What is left of a line before a comment that one of these signs opens, outside of quotes. */
export function withoutComment(line: string, sign: RegExp): string {
  let quote = "";
  for (let at = 0; at < line.length; at++) {
    const letter = line[at] ?? "";
    if (quote !== "") quote = letter === quote ? "" : quote;
    else if (letter === '"' || letter === "'") quote = letter;
    else if (sign.test(line.slice(at, at + 2)) && (at === 0 || /\s/.test(line[at - 1] ?? ""))) return line.slice(0, at);
  }
  return line;
}
