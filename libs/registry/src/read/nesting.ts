import { Lexer } from "yaml";

/** A registry is four levels deep. */
const MAX_DEPTH = 64;

/** Four levels are indented by a few blanks; what begins further right than this is no row. */
const MAX_INDENT = 200;

/**
 * Whether a YAML text nests deeper than any registry does. Asked before parsing: the parser recurses, and Node doesn't
 * survive every stack that is nearly used up (it aborts where V8 compiles a regular expression then).
 * @param limits for another kind of file: how many levels it may have, and how many blanks a line may begin with
 */
export function isTooDeep(text: string, { depth = MAX_DEPTH, indent = MAX_INDENT } = {}): boolean {
  return countBlocks(text, indent) > depth || countInLine(text, depth) > depth;
}

/** How many lines stand inside of one another at most, by their indentation. */
function countBlocks(text: string, maxIndent: number): number {
  const indents: number[] = [];
  let most = 0;
  for (const [line] of text.matchAll(/^ +(?=[^\s#])/gm)) {
    if (line.length > maxIndent) return Number.POSITIVE_INFINITY;
    while ((indents.at(-1) ?? 0) >= line.length) indents.pop();
    most = Math.max(most, indents.push(line.length));
  }
  return most;
}

/** How many brackets are open at once, or keys and dashes open one line, at most. */
function countInLine(text: string, enough: number): number {
  // Hardly any text has enough of them to be deep; only for that is it worth to tell them from plain text.
  const isShallow = countOf(/[[{?]|-(?=\s)/g, text) <= enough;
  if (isShallow && text.split("\n").every((line) => countOf(/:[ \t]/g, line) <= enough)) return 0;
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
    if (most > enough) break;
  }
  return most;
}

const countOf = (pattern: RegExp, text: string): number => text.match(pattern)?.length ?? 0;
