import type { Node } from "@vscode/tree-sitter-wasm";
import { parentOf } from "./ancestry.ts";
import lists from "./string-literal.json" with { type: "json" };

const STRINGS = new Set(lists.stringTypes);
const HOLES = new Set(lists.holeTypes);
const OPENING = /^[A-Za-z$@]{0,3}(#*)("""|'''|["'`])/;

/** What a string literal holds. */
export interface StringLiteral {
  node: Node;
  /** The text between the quotes as written. Interpolated parts are masked by \uFFFC, so that offsets hold. */
  content: string;
  /** Offset of the content in the file. */
  start: number;
}

/** The string literal that a node is, or stands in (a fragment of it); undefined outside of strings. */
export function stringLiteralAt(node: Node): StringLiteral | undefined {
  let at: Node | null = node;
  for (let depth = 0; at !== null && depth < 3; depth++, at = parentOf(at)) {
    if (HOLES.has(at.type)) return undefined;
    if (STRINGS.has(at.type)) return read(at);
  }
  return undefined;
}

function read(node: Node): StringLiteral {
  let text = node.text;
  for (const child of node.namedChildren)
    if (child !== null && HOLES.has(child.type)) {
      const from = child.startIndex - node.startIndex;
      const to = child.endIndex - node.startIndex;
      text = text.slice(0, from) + "\uFFFC".repeat(to - from) + text.slice(to);
    }
  const opening = OPENING.exec(text);
  const open = opening?.[0].length ?? 1;
  const close = (opening?.[2]?.length ?? 1) + (opening?.[1]?.length ?? 0);
  return { node, content: text.slice(open, -close), start: node.startIndex + open };
}

/** The text of a key, without the quotes or the brackets around it. */
export function keyName(key: Node): string {
  return key.text.replace(/^[A-Za-z]?\[?["'`]?|["'`]?\]?$/g, (match) => (/^[A-Za-z]$/.test(match) ? match : ""));
}
