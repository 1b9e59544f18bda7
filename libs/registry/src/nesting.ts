import { Lexer } from "yaml";

/** A registry is four levels deep; the parser stands ten times this. */
const MAX_DEPTH = 256;

/**
 * Whether the text nests deeper than any registry does. Asked before parsing: the parser recurses, and Node doesn't
 * survive every stack that is nearly used up (it aborts where V8 compiles a regular expression then).
 */
export function isTooDeep(text: string): boolean {
  // Hardly any text has brackets and dashes enough to be deep; only for those is it worth to tell them from plain text.
  if (countOf(/[[{?]|-(?=\s)/g, text) <= MAX_DEPTH) return false;
  let flow = 0;
  let inLine = 0;
  // Block levels on lines of their own need no count: their indentation meets the cap on the text's size first.
  for (const token of new Lexer().lex(text)) {
    if (token === "[" || token === "{") flow++;
    else if (token === "]" || token === "}") flow--;
    else if (token === "-" || token === "?") inLine++;
    else if (token === "\n" || token === "\r\n") inLine = 0;
    if (flow + inLine > MAX_DEPTH) return true;
  }
  return false;
}

const countOf = (pattern: RegExp, text: string): number => text.match(pattern)?.length ?? 0;
