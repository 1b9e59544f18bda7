import type { Rich } from "./rich-text.ts";

/** A piece of a line of plain text, which begins in this column. */
export const plainRich = (text: string, line: number, column: number): Rich => ({
  text,
  line,
  column,
  codes: [],
  columnAt: (at) => column + at,
  isStruck: () => false,
});
