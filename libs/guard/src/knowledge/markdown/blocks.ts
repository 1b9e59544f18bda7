import type { List, RootContent } from "mdast";
import { fromMarkdown } from "mdast-util-from-markdown";
import { gfmStrikethroughFromMarkdown } from "mdast-util-gfm-strikethrough";
import { gfmTableFromMarkdown } from "mdast-util-gfm-table";
import { gfmStrikethrough } from "micromark-extension-gfm-strikethrough";
import { gfmTable } from "micromark-extension-gfm-table";
import { type Rich, richLines } from "./rich-text.ts";

/** A part of a document, as far as ports may stand in it. */
export type Block =
  | { kind: "heading"; depth: number; text: Rich }
  | { kind: "lines"; lines: Rich[] }
  | { kind: "list"; items: Item[] }
  | { kind: "table"; rows: Rich[][] }
  /** `line` is the line of the code's first line. */
  | { kind: "code"; language: string; text: string; line: number };

export interface Item {
  /** The lines of its own text. */
  lines: Rich[];
  children: Block[];
}

const OPTIONS = {
  extensions: [gfmTable(), gfmStrikethrough()],
  mdastExtensions: [gfmTableFromMarkdown(), gfmStrikethroughFromMarkdown()],
};
const MAX_DEPTH = 30;

/** The blocks of a part of a Markdown document that begins on this line of its file. */
export const blocksOf = (markdown: string, firstLine: number): Block[] =>
  fromMarkdown(markdown, OPTIONS).children.flatMap((node) => convert(node, firstLine, 0));

function convert(node: RootContent, firstLine: number, depth: number): Block[] {
  if (depth > MAX_DEPTH) return [];
  switch (node.type) {
    case "heading":
      return [{ kind: "heading", depth: node.depth, text: joined(richLines(node, firstLine)) }];
    case "paragraph":
      return [{ kind: "lines", lines: richLines(node, firstLine) }];
    case "code": {
      const isFenced =
        node.position !== undefined && node.position.end.line - node.position.start.line > lineCount(node.value);
      const line = (node.position?.start.line ?? 1) + firstLine - 1 + (isFenced ? 1 : 0);
      return [{ kind: "code", language: (node.lang ?? "").toLowerCase(), text: node.value, line }];
    }
    case "table":
      return [
        {
          kind: "table",
          rows: node.children.map((row) => row.children.map((cell) => joined(richLines(cell, firstLine)))),
        },
      ];
    case "list":
      return [{ kind: "list", items: itemsOf(node, firstLine, depth) }];
    case "blockquote":
      return node.children.flatMap((child) => convert(child, firstLine, depth + 1));
    default:
      return [];
  }
}

function itemsOf(list: List, firstLine: number, depth: number): Item[] {
  return list.children.map((item) => {
    const [first, ...rest] = item.children;
    const own = first?.type === "paragraph" ? richLines(first, firstLine) : [];
    const others = first?.type === "paragraph" ? rest : item.children;
    return { lines: own, children: others.flatMap((child) => convert(child, firstLine, depth + 1)) };
  });
}

const lineCount = (text: string): number => text.split("\n").length;

/** The lines of a heading or a cell as one. */
function joined(lines: readonly Rich[]): Rich {
  const [first, ...rest] = lines;
  if (first === undefined || rest.length === 0) return first as Rich;
  const text = lines.map((line) => line.text).join(" ");
  return { ...first, text, codes: lines.flatMap(({ codes }) => codes) };
}
