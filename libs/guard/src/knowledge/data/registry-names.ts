import type { DataMap, DataNode } from "../../formats/data/data-node.ts";
import { isPortText } from "../../places/port-place.ts";
import lists from "./registry-names.json" with { type: "json" };

const GROUPS = new Set(lists.groups);
const KINDS = new Set(lists.kinds);

/** The keys above a value, and whether one of them, or the file, says that bare numbers are ports there. */
export interface Around {
  keys: readonly string[];
  speaksOfPorts: boolean;
  /** In a list, so that the last key is the one of the list. */
  isItem?: boolean;
  /** Whether the map of the last key describes one thing. */
  isThing?: boolean;
  /** The numbers are those in containers. */
  isInner?: boolean;
  /** Keys that stand below more than one thing. */
  ambiguous?: ReadonlySet<string>;
}

/** The nearest key that names a thing; one that tells only which of its ports it is goes behind the one above. */
export function nameOf({ ambiguous, isThing: isOfThing, keys }: Around): string | undefined {
  const named = keys.map(withoutPort).filter((key) => !isGroup(key));
  const [last, above] = [named.at(-1), named.at(-2)];
  if (last === undefined || above === undefined) return last;
  const isOfAbove = isOfThing && above === withoutPort(keys.at(-2) ?? "");
  return KINDS.has(last.toLowerCase()) || isOfAbove || ambiguous?.has(last) ? `${above} ${last}` : last;
}

const isGroup = (key: string): boolean =>
  key === "" || GROUPS.has(key.toLowerCase()) || /[_-](?:services|apps|databases)$/i.test(key);

/** Whether a map describes one thing, besides its numbers: `{ http: 7474, bolt: 7687, description: … }`. */
export const isThing = (map: DataMap): boolean =>
  map.entries.some(({ key, value }) => value.kind === "scalar" && DESCRIBES.test(key) && /\p{L}/u.test(value.raw));

const DESCRIBES = /^(?:description|notes?|purpose|status|owner|type|image|k8s_?service|comment)$/i;

/** The keys that stand below more than one thing: `{ shop: { web: 3000 }, blog: { web: 3001 } }`. */
export function ambiguousIn(root: DataNode): Set<string> {
  const above = new Map<string, string>();
  const ambiguous = new Set<string>();
  const visit = (node: DataNode, parent: string) => {
    if (node.kind === "list") for (const item of node.items) visit(item, parent);
    if (node.kind !== "map") return;
    for (const { key, value } of node.entries) {
      const name = withoutPort(key);
      if (value.kind !== "scalar") visit(value, isGroup(name) ? parent : name);
      else if (isPortText(value.raw.trim()) && parent !== "") {
        if ((above.get(name) ?? parent) !== parent) ambiguous.add(name);
        above.set(name, parent);
      }
    }
  };
  visit(root, "");
  return ambiguous;
}

/** `metrics_port`, `port.metrics` and `metrics_mapping` without the word for what they hold. */
export const withoutPort = (key: string): string =>
  key
    .replace(/[\s_.-]*(?:mappings?|bindings?|published)$/i, "")
    .replace(/[\s_.-]*(?:ports?|Ports?|PORTS?)$/, "")
    .replace(/^ports?[_.-]/i, "");
