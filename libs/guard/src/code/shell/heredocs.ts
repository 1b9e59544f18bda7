/** A file that a script writes, or hands to a program: `cat > .env <<EOF`. */
export interface Heredoc {
  /** The path it is written to, or a name that tells what its reader reads; undefined where neither is known. */
  path: string | undefined;
  body: string;
  /** Offset of the body in the script. */
  start: number;
}

const OPENING = /^([^\n]*?)<<-?[ \t]*(["']?)([A-Za-z_]\w*)\2([^\n]*)$/;
const WRITTEN = /(?:(?<![\d&])>>?|\btee\b(?:\s+-\w+)*)\s*(["']?)([^\s"'|;&<>]+)\1/;
const READERS: readonly [RegExp, string][] = [
  [/\b(?:kubectl|oc)\b.*\s-f\s+-/, "stdin.yaml"],
  [/\b(?:bash|sh|zsh|ssh)\b/, "stdin.sh"],
  [/\bpython[\d.]*\b/, "stdin.py"],
  [/\b(?:node|deno|bun)\b/, "stdin.js"],
];

/** The heredocs of a script, but for those that are only printed (`cat <<EOF`). */
export function heredocsOf(script: string): readonly Heredoc[] {
  if (!script.includes("<<")) return [];
  const lines = script.split("\n");
  const starts = startsOf(lines);
  const closings = linesByText(lines);
  const found: Heredoc[] = [];
  for (let index = 0; index < lines.length; index++) {
    const [, before = "", , word = "", after = ""] = OPENING.exec(lines[index] ?? "") ?? [];
    const end = word === "" ? undefined : closings(word, index);
    if (end === undefined) continue;
    const start = starts[index + 1] ?? 0;
    const path = /^\s*#/.test(before) ? undefined : destinationOf(`${before} ${after}`);
    if (path !== undefined) found.push({ ...path, body: script.slice(start, starts[end]), start });
    index = end;
  }
  return found;
}

function destinationOf(command: string): Pick<Heredoc, "path"> | undefined {
  const written = WRITTEN.exec(command)?.[2];
  const path = written ?? READERS.find(([reader]) => reader.test(command))?.[1];
  if (path === undefined || written?.startsWith("/dev/")) return undefined;
  if (!path.includes("$")) return { path };
  // `"$DIR/src/app.py"`: the name of the file tells enough.
  const name = path.slice(path.lastIndexOf("/") + 1);
  return { path: /^[^$]+\.\w+$/.test(name) ? name : undefined };
}

function startsOf(lines: readonly string[]): number[] {
  const starts = [0];
  for (const [index, line] of lines.entries()) starts.push((starts[index] ?? 0) + line.length + 1);
  return starts;
}

/** Finds the next line that is one word alone. An index, because a script may open thousands that it never closes. */
function linesByText(lines: readonly string[]): (word: string, after: number) => number | undefined {
  const numbers = new Map<string, number[]>();
  for (const [number, line] of lines.entries()) {
    const word = /^[ \t]*(\w+)[ \t]*$/.exec(line)?.[1];
    if (word === undefined) continue;
    const known = numbers.get(word) ?? [];
    numbers.set(word, known);
    known.push(number);
  }
  for (const known of numbers.values()) known.reverse();
  return (word, after) => {
    const known = numbers.get(word) ?? [];
    // Openings come in order, so what lies before one is of no use to the next.
    while (known.length > 0 && (known.at(-1) ?? 0) <= after) known.pop();
    return known.at(-1);
  };
}

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
