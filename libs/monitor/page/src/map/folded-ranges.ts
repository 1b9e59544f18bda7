import { signal } from "@preact/signals";
import { shown } from "../store/state.ts";

/** Ids of the ranges that a person folded into one low line. */
export const foldedRanges = signal<ReadonlySet<string>>(new Set());

export function foldRange(id: string): void {
  const folded = new Set(foldedRanges.peek());
  if (!folded.delete(id)) folded.add(id);
  foldedRanges.value = folded;
}

/** Shows the lines of the range of a number again. @returns false where that range isn't folded. */
export function unfoldAt(port: number): boolean {
  const range = shown.peek()?.ranges.find(({ from, to }) => from <= port && port <= to);
  if (!range || !foldedRanges.peek().has(range.id)) return false;
  foldRange(range.id);
  return true;
}
