import type { DataNode } from "../../formats/data/data-node.ts";
import { isPortText } from "../../places/port-place.ts";
import { type NumberIn, numbersIn } from "../text/numbers-in.ts";

/** `9000`, `"9000:80"`, `9000-9009`, or a list of these, and nothing else. */
export function isPortValue(node: DataNode): boolean {
  if (node.kind === "list")
    return node.items.length > 0 && node.items.every((item) => item.kind === "scalar" && isPortValue(item));
  return node.kind === "scalar" && (isPortText(node.raw.trim()) || onlyNumber(node.raw) !== undefined);
}

/** `"8080:80"` and nothing else: what is published, and what it reaches in the container. */
export const isMapping = (node: DataNode): boolean =>
  node.kind === "scalar" && onlyNumber(node.raw)?.form === "mapping";

function onlyNumber(text: string): NumberIn | undefined {
  const [number, more] = numbersIn(text);
  const isAll = number !== undefined && more === undefined && number.end - number.start === text.trim().length;
  return isAll ? number : undefined;
}
