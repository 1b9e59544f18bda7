import { type Node, parseTree } from "jsonc-parser";
import type { DataNode } from "../data/data-node.ts";

/** A JSON text, with comments and trailing commas or without, as far as it can be read. */
export function readJson(text: string): DataNode[] {
  const root = parseTree(text, [], { allowTrailingComma: true, disallowComments: false });
  const converted = root && convert(root, text);
  return converted ? [converted] : [];
}

function convert(node: Node, text: string): DataNode | undefined {
  if (node.type === "object")
    return {
      kind: "map",
      entries: (node.children ?? []).flatMap(({ children: [key, value] = [] }) => {
        const converted = value && convert(value, text);
        return key && converted ? [{ key: String(key.value), value: converted }] : [];
      }),
    };
  if (node.type === "array")
    return { kind: "list", items: (node.children ?? []).flatMap((item) => convert(item, text) ?? []) };
  const isQuoted = node.type === "string";
  const start = isQuoted ? node.offset + 1 : node.offset;
  const end = node.offset + node.length - (isQuoted ? 1 : 0);
  return { kind: "scalar", raw: text.slice(start, end), start, isQuoted };
}
