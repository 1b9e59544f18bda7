import type { DataMap, DataNode } from "./data-node.ts";

/** The value of a map under the first of these keys that it has, compared without case. */
export function valueIn(node: DataNode | undefined, ...keys: string[]): DataNode | undefined {
  if (node?.kind !== "map") return undefined;
  for (const key of keys) {
    const entry = node.entries.find((one) => one.key.toLowerCase() === key.toLowerCase());
    if (entry) return entry.value;
  }
  return undefined;
}

/** A single value as text. */
export function textOf(node: DataNode | undefined): string | undefined {
  if (node?.kind !== "scalar") return undefined;
  const text = node.raw.trim();
  return text === "" || text === "null" || text === "~" ? undefined : text;
}

export const mapOf = (node: DataNode | undefined): DataMap | undefined => (node?.kind === "map" ? node : undefined);

export const itemsOf = (node: DataNode | undefined): readonly DataNode[] => (node?.kind === "list" ? node.items : []);
