import type { KnowledgePlace } from "@berth/registry";

/** Tells the line and column of offsets into a text. */
export function placesIn(path: string, text: string, firstLine = 1): (offset: number) => KnowledgePlace {
  const starts = [0];
  for (let at = text.indexOf("\n"); at >= 0; at = text.indexOf("\n", at + 1)) starts.push(at + 1);
  return (offset) => {
    let [low, high] = [0, starts.length - 1];
    while (low < high) {
      const middle = Math.ceil((low + high) / 2);
      if ((starts[middle] ?? 0) <= offset) low = middle;
      else high = middle - 1;
    }
    return { path, line: low + firstLine, column: offset - (starts[low] ?? 0) + 1 };
  };
}
