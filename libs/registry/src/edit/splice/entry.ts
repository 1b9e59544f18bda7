import { isMap, isScalar, type Node } from "yaml";

/** A `key: value` of a mapping, as the parser gives it. */
export interface Entry {
  key: Node;
  value: Node | null;
}

/** The entries of a mapping in the author's order; none where the node is no mapping. */
export function entriesOf(map: unknown): Entry[] {
  return isMap(map) ? (map.items as unknown as Entry[]) : [];
}

/** The entry of a mapping that has this key. */
export function entryOf(map: unknown, key: string | number): Entry | undefined {
  return entriesOf(map).find((entry) => keyText(entry) === String(key));
}

export function keyText(entry: Entry): string | undefined {
  return isScalar(entry.key) ? String(entry.key.value) : undefined;
}

/** Where the entry begins and ends in the source. */
export function spanOfEntry({ key, value }: Entry): [number, number] {
  const [from, end] = spanOfNode(key);
  return [from, value?.range ? value.range[1] : end];
}

export function spanOfNode(node: Node): [number, number] {
  return [node.range?.[0] ?? 0, node.range?.[1] ?? 0];
}
