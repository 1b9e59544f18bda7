import type { Place } from "../report/failure.ts";

/** The place of an offset in a text: the rest of its line, or `length` characters. */
export function placeInText(file: string, text: string, offset: number, length?: number): Place {
  const at = Math.min(offset, text.length);
  const start = text.lastIndexOf("\n", at - 1) + 1;
  const source = /^[^\r\n]*/.exec(text.slice(start))?.[0] ?? "";
  const column = at - start + 1;
  return {
    file,
    line: text.slice(0, start).split("\n").length,
    column,
    length: length ?? source.length - column + 1,
    source,
  };
}
