import {
  type Document,
  isMap,
  isScalar,
  isSeq,
  type LineCounter,
  type Node,
  type Pair,
} from "yaml";
import type { Place } from "./failure.ts";

export type YamlPath = readonly (string | number)[];

/** The span as a place: cut at the end of its first line, and at least one character long. */
export function placeAt(
  file: string,
  text: string,
  lines: LineCounter,
  [from, to]: readonly [number, number],
): Place {
  const { line, col } = lines.linePos(from);
  const start = lines.lineStarts[line - 1] ?? 0;
  const source = /^[^\r\n]*/.exec(text.slice(start))?.[0] ?? "";
  const length = Math.max(1, Math.min(to, start + source.length) - from);
  return { file, line: Math.max(1, line), column: Math.max(1, col), length, source };
}

/** The span of the key or the value at `path`; where it is missing, of the nearest ancestor's key. */
export function spanAt(
  document: Document.Parsed,
  path: YamlPath,
  part: "key" | "value",
): [number, number] {
  let node: unknown = document.contents;
  let owner: unknown;
  for (const [depth, step] of path.entries()) {
    const child = childOf(node, step);
    if (!child) return spanOf(owner) ?? spanOfFirst(node) ?? [0, 1];
    const isLast = depth === path.length - 1;
    if (isLast)
      return spanOf(part === "key" ? child.key : child.value) ?? spanOf(child.key) ?? [0, 1];
    owner = child.key;
    node = child.value;
  }
  return spanOf(node) ?? [0, 1];
}

function childOf(
  node: unknown,
  step: string | number,
): { key: unknown; value: unknown } | undefined {
  if (isMap(node)) {
    const pairs = node.items as Pair[];
    // The schema sees port keys as text, the document holds them as numbers.
    return pairs.find(({ key }) => isScalar(key) && String(key.value) === String(step));
  }
  const item = isSeq(node) ? node.items[Number(step)] : undefined;
  return item === undefined ? undefined : { key: item, value: item };
}

function spanOfFirst(node: unknown): [number, number] | undefined {
  return isMap(node) ? spanOf((node.items[0] as Pair | undefined)?.key) : undefined;
}

export function spanOf(node: unknown): [number, number] | undefined {
  const range = (node as Node | null | undefined)?.range;
  return range ? [range[0], range[1]] : undefined;
}
