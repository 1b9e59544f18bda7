// Where lines begin and end around an offset. Both line breaks occur, and a file may mix them.

export const lineStart = (text: string, at: number): number => text.lastIndexOf("\n", at - 1) + 1;

/** The end of the line, before its break. */
export function lineEnd(text: string, at: number): number {
  const end = text.slice(at).search(/\r?\n/);
  return end < 0 ? text.length : at + end;
}

export const columnOf = (text: string, at: number): number => at - lineStart(text, at);

/** The line break in use at this place. */
export function eolOf(text: string, at: number): string {
  const here = /\r?\n/.exec(text.slice(at)) ?? /\r?\n/.exec(text);
  return here?.[0] ?? "\n";
}

/** The line break and indentation before an item that begins its line; undefined where it shares one. */
export function leadOf(text: string, at: number): string | undefined {
  const indent = text.slice(lineStart(text, at), at);
  return /^\s*$/.test(indent) ? `${eolOf(text, at)}${indent}` : undefined;
}

/** The end of the last line that belongs to a node: behind its comment, and behind comments indented deeper than it. */
export function endOfContent(text: string, nodeEnd: number, column: number): number {
  // A node's range may reach over the line breaks behind it; walk back to its last character first.
  let end = nodeEnd;
  while (end > 0 && /\s/.test(text.charAt(end - 1))) end--;
  end = lineEnd(text, end);
  for (;;) {
    const next = /^(?:\r?\n[ \t]*)*?\r?\n([ \t]*)#[^\r\n]*/.exec(text.slice(end));
    if (!next || (next[1]?.length ?? 0) <= column) return end;
    end += next[0].length;
  }
}

/** The start of the line at this offset, or of the comments that stand directly above it. */
export function startOfContent(text: string, at: number): number {
  let start = lineStart(text, at);
  while (start > 0) {
    const above = lineStart(text, start - 1);
    if (!/^[ \t]*#/.test(text.slice(above, start))) break;
    start = above;
  }
  return start;
}
