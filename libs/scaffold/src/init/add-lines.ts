/**
 * The text with the lines that it lacks at its end, in the line breaks that it has. A folder that is ignored without a
 * final slash is not ignored again.
 */
export function addLines(text: string | undefined, lines: readonly string[]): string {
  const known = text?.split(/\r?\n/).map((line) => line.trim()) ?? [];
  const missing = lines.filter((line) => !known.includes(line) && !known.includes(line.replace(/\/$/, "")));
  const eol = /\r?\n/.exec(text ?? "")?.[0] ?? "\n";
  const gap = text === undefined || text === "" || text.endsWith("\n") ? "" : eol;
  return missing.length === 0 ? (text ?? "") : `${text ?? ""}${gap}${missing.map((line) => line + eol).join("")}`;
}
