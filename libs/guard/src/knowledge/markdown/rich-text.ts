import type { Node, Parents, PhrasingContent } from "mdast";

/** Inline Markdown as a reader sees it. */
export interface Rich {
  text: string;
  /** Line and column of its first letter, from 1. */
  line: number;
  column: number;
  /** Whether the letter at this offset of the text is struck through. */
  isStruck(at: number): boolean;
  /** The texts that are marked as code. */
  codes: readonly string[];
  /** The column of the letter at this offset. */
  columnAt(at: number): number;
}

/** The lines of inline content. `firstLine` is the line of the file where its part of the document begins. */
export function richLines(
  parent: { children: readonly Node[]; position?: Parents["position"] },
  firstLine: number,
): Rich[] {
  const lines: Builder[] = [];
  const start = (node: Pick<Node, "position">, line?: number) => {
    const position = node.position?.start;
    lines.push({
      text: "",
      line: line ?? (position?.line ?? 1) + firstLine - 1,
      column: position?.column ?? 1,
      struck: [],
      codes: [],
      pieces: [],
    });
  };
  start(parent);
  const last = (): Builder => lines[lines.length - 1] as Builder;
  const add = (text: string, isStruck: boolean) => {
    const [first = "", ...rest] = text.split("\n");
    append(last(), first, isStruck);
    for (const more of rest) {
      lines.push({ text: "", line: last().line + 1, column: 1, struck: [], codes: [], pieces: [] });
      append(last(), more, isStruck);
    }
  };
  const visit = (node: PhrasingContent, isStruck: boolean): void => {
    const column = node.position?.start.column ?? 1;
    if (node.type === "text" || node.type === "inlineCode")
      last().pieces.push([last().text.length, node.type === "text" ? column : column + 1]);
    if (node.type === "text") add(node.value, isStruck);
    else if (node.type === "inlineCode") {
      last().codes.push(node.value);
      add(node.value.replaceAll("\n", " "), isStruck);
    } else if (node.type === "break") add("\n", false);
    else if (node.type === "html") add(/^<br/i.test(node.value) ? " " : "", isStruck);
    else if (node.type === "image") add(node.alt ?? "", isStruck);
    else if ("children" in node)
      for (const child of node.children) visit(child as PhrasingContent, isStruck || node.type === "delete");
  };
  for (const child of parent.children) visit(child as PhrasingContent, false);
  return lines.map(({ codes, column, line, pieces, struck, text }) => ({
    text,
    line,
    column,
    codes,
    columnAt: (at) => {
      const piece = pieces.findLast(([from]) => from <= at);
      return piece ? piece[1] + at - piece[0] : column + at;
    },
    isStruck: (at) => struck.some(([from, to]) => at >= from && at < to),
  }));
}

interface Builder {
  text: string;
  line: number;
  column: number;
  struck: [from: number, to: number][];
  /** Where pieces of plain text begin, and in which column. */
  pieces: [at: number, column: number][];
  codes: string[];
}

function append(line: Builder, text: string, isStruck: boolean): void {
  if (isStruck) line.struck.push([line.text.length, line.text.length + text.length]);
  line.text += text;
}
