/** Rows are numbered from 0; `first` to `last` excludes `last`. All measures are pixels. */
export interface RowsInView {
  first: number;
  last: number;
  /** What the rows above and below take up. */
  above: number;
  below: number;
}

/** Rows come and go so many at a time: to lay out and paint the list again costs more than the rows themselves. */
const STEP = 8;

/**
 * Which of many rows are in view, with some more around them so that a quick wheel meets no void.
 * @param offsets where each row begins and, last, where all of them end. @param top what is scrolled over.
 */
export function rowsInView(offsets: readonly number[], top: number, height: number, margin = 200): RowsInView {
  const count = Math.max(0, offsets.length - 1);
  const end = offsets[count] ?? 0;
  const first = Math.min(count, Math.floor(rowAt(offsets, top - margin) / STEP) * STEP);
  const last = Math.max(first, Math.min(count, Math.ceil((rowAt(offsets, top + height + margin) + 1) / STEP) * STEP));
  return { first, last, above: offsets[first] ?? 0, below: end - (offsets[last] ?? end) };
}

/** Where rows begin that have these heights, and where the last ends. */
export function offsetsOf(heights: Iterable<number>): number[] {
  const offsets = [0];
  let end = 0;
  for (const height of heights) {
    end += height;
    offsets.push(end);
  }
  return offsets;
}

/** The row that covers a point: 0 above all, the last one below all. */
function rowAt(offsets: readonly number[], point: number): number {
  let [low, high] = [0, Math.max(0, offsets.length - 2)];
  while (low < high) {
    const middle = Math.ceil((low + high) / 2);
    if ((offsets[middle] ?? 0) <= point) low = middle;
    else high = middle - 1;
  }
  return low;
}
