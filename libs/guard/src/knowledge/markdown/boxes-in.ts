/** A line of text inside of a box; line and column from 0. */
interface Inside {
  text: string;
  line: number;
  column: number;
}

interface Open {
  from: number;
  to: number;
  lastLine: number;
  lines: Inside[];
}

const CELL = /[│║┃|]([^│║┃|]*)(?=[│║┃|])/g;

/** The texts of the boxes that are drawn with bars, box by box. Bars of one box stand below each other. */
export function boxesIn(lines: readonly string[]): Inside[][] {
  const boxes: Open[] = [];
  let open: Open[] = [];
  for (const [line, text] of lines.entries()) {
    const next: Open[] = [];
    for (const match of text.matchAll(CELL)) {
      const [whole, inner = ""] = match;
      const [from, to] = [match.index, match.index + whole.length];
      const known = open.find((box) => Math.abs(box.from - from) <= 1 && Math.abs(box.to - to) <= 2);
      const box = known ?? { from, to, lastLine: line, lines: [] };
      if (!known) boxes.push(box);
      box.lastLine = line;
      const column = from + 1 + Math.max(0, inner.search(/\S/));
      if (/[\p{L}\p{N}]/u.test(inner)) box.lines.push({ text: inner.trim(), line, column });
      next.push(box);
    }
    open = next;
  }
  return boxes.map((box) => box.lines).filter((texts) => texts.length > 0);
}
