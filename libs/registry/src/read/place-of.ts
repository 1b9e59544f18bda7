import { isMap, isNode, isScalar, isSeq, type LineCounter, type Node, type Pair, type YAMLMap } from "yaml";
import { spanOfNode } from "../edit/splice/entry.ts";
import type { Place } from "../report/failure.ts";

export type YamlPath = readonly (string | number)[];

/** A line of text longer than this is shown in part. */
const MAX_SOURCE = 500;

/** The span as a place: cut at the end of its first line, and at least one character long. */
export function placeAt(file: string, text: string, lines: LineCounter, [from, to]: readonly [number, number]): Place {
  const { line, col } = lines.linePos(from);
  const start = lines.lineStarts[line - 1] ?? 0;
  const lineAt = (at: number, end: number) => /^[^\r\n]*/.exec(text.slice(at, end))?.[0] ?? "";
  const source = lineAt(start, start + MAX_SOURCE);
  const { length } = lineAt(from, Math.min(to, from + MAX_SOURCE));
  return { file, line: Math.max(1, line), column: Math.max(1, col), length: Math.max(1, length), source };
}

/** The span of the key or the value at `path`; where it is missing, of the nearest ancestor's key. */
export function spanAt(root: Node, path: YamlPath, part: "key" | "value"): [number, number] {
  let node: unknown = root;
  let owner: unknown;
  for (const [depth, step] of path.entries()) {
    const child = childOf(node, step);
    if (!child) return findSpan(owner) ?? spanOfFirst(node) ?? [0, 1];
    const isLast = depth === path.length - 1;
    if (isLast) return findSpan(part === "key" ? child.key : child.value) ?? findSpan(child.key) ?? [0, 1];
    owner = child.key;
    node = child.value;
  }
  return findSpan(node) ?? [0, 1];
}

function childOf(node: unknown, step: string | number): { key: unknown; value: unknown } | undefined {
  if (isMap(node)) return indexOf(node).get(String(step));
  const item = isSeq(node) ? node.items[Number(step)] : undefined;
  return item === undefined ? undefined : { key: item, value: item };
}

const indexes = new WeakMap<YAMLMap, ReadonlyMap<string, Pair>>();

/** The first pair of each key. Kept, so that a thousand faults in one mapping are not a thousand searches. */
function indexOf(map: YAMLMap): ReadonlyMap<string, Pair> {
  const known = indexes.get(map);
  if (known) return known;
  const index = new Map<string, Pair>();
  for (const pair of map.items as Pair[]) {
    // The schema sees port keys as text, the document holds them as numbers.
    const key = isScalar(pair.key) ? String(pair.key.value) : undefined;
    if (key !== undefined && !index.has(key)) index.set(key, pair);
  }
  indexes.set(map, index);
  return index;
}

function spanOfFirst(node: unknown): [number, number] | undefined {
  return isMap(node) ? findSpan((node.items[0] as Pair | undefined)?.key) : undefined;
}

/** The span of a node; undefined where the document has none. */
export const findSpan = (node: unknown): [number, number] | undefined =>
  isNode(node) && node.range ? spanOfNode(node) : undefined;
