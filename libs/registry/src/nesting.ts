import { Lexer } from "yaml";

/** A registry is four levels deep. */
const MAX_DEPTH = 32;

/**
 * Whether the text nests deeper than any registry does. Asked before parsing: the parser recurses, and Node doesn't
 * survive every stack that is nearly used up (it aborts where V8 compiles a regular expression then).
 */
export function isTooDeep(text: string): boolean {
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
