import { type AST, ParseError, parseTOML } from "toml-eslint-parser";
import type { DataEntry, DataMap, DataNode } from "../data/data-node.ts";
import type { OnFault } from "./read-fault.ts";

/** A TOML text; nothing where it can't be parsed. */
export function readToml(text: string, { onFault }: { onFault?: OnFault | undefined } = {}): DataNode[] {
  try {
    const [top] = parseTOML(text).body;
    return top.body.map((node) =>
      node.type === "TOMLTable"
        ? nest(node.resolvedKey.filter(isName), tableOf(node.body, text))
        : tableOf([node], text),
    );
  } catch (error) {
    if (!(error instanceof ParseError)) throw error;
    onFault?.({ start: error.index, reason: error.message });
    return [];
  }
}

const isName = (key: string | number): key is string => typeof key === "string";

function tableOf(pairs: readonly AST.TOMLKeyValue[], text: string): DataMap {
  return { kind: "map", entries: pairs.map((pair) => entryOf(pair, text)) };
}

function entryOf({ key, value }: AST.TOMLKeyValue, text: string): DataEntry {
  const names = key.keys.map((part) => (part.type === "TOMLBare" ? part.name : part.value));
  const [first = "", ...rest] = names;
  return { key: first, value: nest(rest, convert(value, text)) };
}

function nest(keys: readonly string[], value: DataNode): DataNode {
  return keys.reduceRight<DataNode>((inner, key) => ({ kind: "map", entries: [{ key, value: inner }] }), value);
}

function convert(node: AST.TOMLContentNode, text: string): DataNode {
  if (node.type === "TOMLArray") return { kind: "list", items: node.elements.map((element) => convert(element, text)) };
  if (node.type === "TOMLInlineTable") return tableOf(node.body, text);
  const [from, to] = node.range;
  const quotes = node.kind === "string" ? (node.multiline ? 3 : 1) : 0;
  const start = from + quotes;
  return { kind: "scalar", raw: text.slice(start, to - quotes), start, isQuoted: quotes > 0 };
}
