/** A text as lines. Offsets and columns are UTF-16; lines and columns count from 1. */
export interface SourceLines {
  /** The line and column of an offset. */
  at(offset: number): { line: number; column: number };
  /** A line without its break; empty where there is none. */
  line(number: number): string;
}

export function sourceLines(text: string): SourceLines {
  const starts = [0];
  const ends: number[] = [];
  for (const { 0: end, index } of text.matchAll(/\r\n|\n|\r/g)) {
    ends.push(index);
    starts.push(index + end.length);
  }
  return {
    at(offset) {
      let low = 0;
      let high = starts.length - 1;
      while (low < high) {
        const middle = (low + high + 1) >> 1;
        if ((starts[middle] ?? 0) <= offset) low = middle;
        else high = middle - 1;
      }
      return { line: low + 1, column: offset - (starts[low] ?? 0) + 1 };
    },
    line(number) {
      const start = starts[number - 1] ?? text.length;
      return text.slice(start, Math.max(start, ends[number - 1] ?? text.length));
    },
  };
}
