import type { Workspace } from "./workspace.ts";

/** How a message shows a place: where it is, and the line with `part` underlined. Of equal lines the last. */
export function pointTo(
  { read }: Workspace,
  path: string,
  line: string,
  part = line.trim(),
): { where: string; excerpt: string[] } {
  const number = read(path).split("\n").lastIndexOf(line) + 1;
  if (number === 0) throw new Error(`${path} has no line ${JSON.stringify(line)}.`);
  const column = line.lastIndexOf(part);
  const under = line.slice(0, column).replace(/[^\t]/g, " ") + "~".repeat(part.length);
  return {
    where: `${path}:${number}:${column + 1}`,
    excerpt: [`  ${number} | ${line}`, `  ${" ".repeat(String(number).length)} | ${under}`],
  };
}
