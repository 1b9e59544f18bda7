import { cleanName } from "../text/clean-name.ts";
import { type NumberIn, numbersIn } from "../text/numbers-in.ts";
import { policyOf, withoutPolicy } from "../text/policy-of.ts";
import type { Rich } from "./rich-text.ts";
import { placeInCell, type Table, textIn } from "./table.ts";

/** Numbers from the first to the last. */
export type Span = NumberIn & { to: number };

const isSpan = (number: NumberIn): number is Span => number.to !== undefined;

/** The spans that a cell names: `3000-3999, 9000-9099`. */
export const spansIn = (text: string): Span[] => numbersIn(text).filter(isSpan);

/** `9000-9099 (External Integrations)`: the title beside the spans of a cell. */
export function titleBeside(text: string, numbers: readonly NumberIn[]): string | undefined {
  const rest = numbers.reduceRight((left, { end, start }) => `${left.slice(0, start)} ${left.slice(end)}`, text);
  return cleanName(rest);
}

/** The row of a table whose rows are ranges, by the cell with the numbers; a single number is a range of its own. */
export function readRangeRow(row: readonly Rich[], cell: Rich, name: string | undefined, table: Table): void {
  const numbers = numbersIn(cell.text);
  const spans = numbers.filter(isSpan);
  for (const number of spans.length > 0 ? spans : numbers) addRange(number, cell, row, name, table);
}

/** The range of a row, with the title that the row gives it, or else what stands beside the number. */
export function addRange(
  number: NumberIn,
  cell: Rich,
  row: readonly Rich[],
  name: string | undefined,
  table: Table,
): void {
  const title = name ?? textIn(row, table, "purpose") ?? titleBeside(cell.text, numbersIn(cell.text));
  table.to.range({
    place: placeInCell(cell, number, table),
    from: number.port,
    to: number.to ?? number.port,
    title: title === undefined ? undefined : cleanName(withoutPolicy(title)),
    policy: policyOf(row.map(({ text }) => text).join(" ")),
  });
}
