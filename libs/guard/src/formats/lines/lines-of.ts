import { spend } from "../../code/work.ts";

/** A line of a text without its break, and its offset. */
export interface Line {
  line: string;
  start: number;
}

/**
 * The lines of a text; those that a backslash joins stay apart. Counts the square of each length, because that is what
 * a pattern with two open ends costs: a line of some thousand characters is cheap, one of a hundred thousand is too
 * much for one file.
 */
export function linesOf(text: string): Line[] {
  return [...text.matchAll(/[^\r\n]+/g)].map(({ 0: line, index }) => {
    spend((line.length * line.length) / 4096);
    return { line, start: index };
  });
}

/**
 * The same, but a line that ends in the sign goes on with the next one, as a command of several lines does; its text
 * keeps the breaks and the signs. A comment goes on nowhere.
 */
export function joinedLinesOf(text: string, sign: "\\" | "`"): Line[] {
  const joined: Line[] = [];
  let goesOn = false;
  for (const { line, start } of linesOf(text)) {
    const last = joined.at(-1);
    if (goesOn && last) {
      const whole = text.slice(last.start, start + line.length);
      spend((whole.length * whole.length) / 4096);
      joined[joined.length - 1] = { line: whole, start: last.start };
    } else joined.push({ line, start });
    goesOn = line.endsWith(sign) && (goesOn || !/^\s*[#;]/.test(line));
  }
  return joined;
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
