/** A file that a script writes, or hands to a program: `cat > .env <<EOF`. */
export interface Heredoc {
  /** The path it is written to, or a name that tells what its reader reads; undefined where neither is known. */
  path: string | undefined;
  body: string;
  /** Offset of the body in the script. */
  start: number;
}

const HEREDOC = /^([^\n]*?)<<-?[ \t]*(["']?)([A-Za-z_]\w*)\2([^\n]*)\n([\s\S]*?)^[ \t]*\3[ \t]*$/gm;
const WRITTEN = /(?:(?<![\d&])>>?|\btee\b(?:\s+-\w+)*)\s*(["']?)([^\s"'|;&<>]+)\1/;
const READERS: readonly [RegExp, string][] = [
  [/\b(?:kubectl|oc)\b.*\s-f\s+-/, "stdin.yaml"],
  [/\b(?:bash|sh|zsh|ssh)\b/, "stdin.sh"],
  [/\bpython[\d.]*\b/, "stdin.py"],
  [/\b(?:node|deno|bun)\b/, "stdin.js"],
];

/** The heredocs of a script, but for those that are only shown to somebody (`cat <<EOF`). */
export function heredocsOf(script: string): readonly Heredoc[] {
  if (!script.includes("<<")) return [];
  return [...script.matchAll(HEREDOC)].flatMap((match) => {
    const [whole, before = "", , , after = "", body = ""] = match;
    if (/^\s*#/.test(before)) return [];
    const command = `${before} ${after}`;
    const written = WRITTEN.exec(command)?.[2];
    const path = written ?? READERS.find(([reader]) => reader.test(command))?.[1];
    const isFile = written !== undefined && !written.startsWith("/dev/");
    if (path === undefined || (written !== undefined && !isFile)) return [];
    const start = match.index + whole.indexOf("\n", before.length) + 1;
    return [{ path: path.includes("$") ? undefined : path, body, start }];
  });
}
