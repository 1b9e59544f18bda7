import { type Node, type ParseError, parseTree, printParseErrorCode } from "jsonc-parser";
import type { DataNode } from "../data/data-node.ts";
import type { OnFault } from "./read-fault.ts";

/** A JSON text, with comments and trailing commas or without, as far as it can be read. */
export function readJson(text: string, { onFault }: { onFault?: OnFault | undefined } = {}): DataNode[] {
  const errors: ParseError[] = [];
  const root = parseTree(text, errors, { allowTrailingComma: true, disallowComments: false });
  const [fault] = errors;
  if (fault && text.trim() !== "")
    onFault?.({ start: fault.offset, reason: inWords(printParseErrorCode(fault.error)) });
  const converted = root && convert(root, text);
  return converted ? [converted] : [];
}

/** `CloseBraceExpected` as people say it. */
const inWords = (code: string): string => code.replace(/\B[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`);

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
