import { Lexer } from "yaml";

/** A registry is four levels deep. */
const MAX_DEPTH = 64;

/** Four levels are indented by a few blanks; what begins further right than this is no row. */
const MAX_INDENT = 200;

/**
 * Whether the text nests deeper than any registry does. Asked before parsing: the parser recurses, and Node doesn't
 * survive every stack that is nearly used up (it aborts where V8 compiles a regular expression then).
 */
export function isTooDeep(text: string): boolean {
  return countBlocks(text) > MAX_DEPTH || countInLine(text) > MAX_DEPTH;
}

/** How many lines stand inside of one another at most, by their indentation. */
function countBlocks(text: string): number {
  const indents: number[] = [];
  let most = 0;
  for (const [line] of text.matchAll(/^ +(?=[^\s#])/gm)) {
    if (line.length > MAX_INDENT) return Number.POSITIVE_INFINITY;
    while ((indents.at(-1) ?? 0) >= line.length) indents.pop();
    most = Math.max(most, indents.push(line.length));
  }
  return most;
}

/** How many brackets are open at once, or keys and dashes open one line, at most. */
function countInLine(text: string): number {
  // Hardly any text has enough of them to be deep; only for that is it worth to tell them from plain text.
  const isShallow = countOf(/[[{?]|-(?=\s)/g, text) <= MAX_DEPTH;
  if (isShallow && text.split("\n").every((line) => countOf(/:[ \t]/g, line) <= MAX_DEPTH)) return 0;
  let flow = 0;
  let inLine = 0;
  let most = 0;
  for (const token of new Lexer().lex(text)) {
    if (token === "[" || token === "{") flow++;
    else if (token === "]" || token === "}") flow--;
    else if (token === "-" || token === "?") inLine++;
    // `a: b: c` is an error, but one that the parser sees only when it has gone all the way down.
    else if (token === ":" && flow === 0) inLine++;
    else if (token === "\n" || token === "\r\n") inLine = 0;
    most = Math.max(most, flow + inLine);
    if (most > MAX_DEPTH) break;
  }
  return most;
}

const countOf = (pattern: RegExp, text: string): number => text.match(pattern)?.length ?? 0;
