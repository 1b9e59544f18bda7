import { signal } from "@preact/signals";

/** Ids of the ranges that a person folded into one low line. */
export const foldedRanges = signal<ReadonlySet<string>>(new Set());

export function foldRange(id: string): void {
  const folded = new Set(foldedRanges.peek());
  if (!folded.delete(id)) folded.add(id);
  foldedRanges.value = folded;
}
