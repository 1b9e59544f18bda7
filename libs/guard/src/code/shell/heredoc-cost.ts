/** A heredoc that belongs to no command: `<<EOF` at the start of a line, or behind a sign that ends a command. */
const BARE_OPENING = /(?:^|[;&|({])[ \t]*\d*<<-?[ \t]*["'\\]?[A-Za-z_]/gm;

/**
 * Steps that the parser's own count misses: the grammar of bash keeps every heredoc without a command open, and goes
 * through all of them for each token. One or two cost nothing; a thousand cost seconds.
 */
export function heredocCost(script: string): number {
  if (!script.includes("<<")) return 0;
  return 2 * (script.match(BARE_OPENING)?.length ?? 0) ** 2;
}
