/** A word of a command line as it is written, quotes and all. */
export interface CommandWord {
  text: string;
  offset: number;
  length: number;
}

/** Words with blanks and operators in quotes, or none of them; the quotes are of the word. */
const WORD = /(?:"(?:\\[\s\S]|[^"\\])*"|'[^']*'|\\[\s\S]|[^\s"'\\;&|()<>`])+/y;
const BLANKS = /[ \t]+/y;
const OPERATOR = /&&|\|\||[;&|\n]/y;

/**
 * The simple commands of a command line, each as its words. Undefined where it takes a shell to know them: with
 * subshells, substitutions or redirections, or a quote that does not end.
 */
export function splitCommand(line: string): CommandWord[][] | undefined {
  const commands: CommandWord[][] = [[]];
  for (let at = 0; at < line.length; ) {
    const word = matchAt(WORD, line, at);
    if (word !== undefined && !/\$\(/.test(word))
      commands.at(-1)?.push({ text: word, offset: at, length: word.length });
    const blanks = word === undefined ? matchAt(BLANKS, line, at) : undefined;
    const operator = word === undefined && blanks === undefined ? matchAt(OPERATOR, line, at) : undefined;
    if (operator !== undefined) commands.push([]);
    const found = word ?? blanks ?? operator;
    if (found === undefined || /\$\(/.test(found)) return undefined;
    at += found.length;
  }
  return commands.filter((words) => words.length > 0);
}

function matchAt(pattern: RegExp, text: string, at: number): string | undefined {
  pattern.lastIndex = at;
  return pattern.exec(text)?.[0];
}
