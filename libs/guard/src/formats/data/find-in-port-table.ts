import { words } from "../../code/text/name-pattern.ts";
import { wordsOf } from "../../code/text/words.ts";
import { isPortText, type PortPlace, placeOf } from "../../places/port-place.ts";
import { isClientPath } from "../key-words.ts";
import type { DataNode } from "./data-node.ts";
import lists from "./find-in-port-table.json" with { type: "json" };

const OTHER_NUMBERS = words(lists.otherNumbers);
const SMALLEST = 80;

/** The ports of a table of ports: `{ "billing-api": 7120 }`. A key that speaks of something else has none. */
export function findInPortTable(node: DataNode, path: readonly string[] = []): PortPlace[] {
  if (node.kind === "list") return node.items.flatMap((item) => findInPortTable(item, path));
  if (node.kind === "map")
    return node.entries.flatMap(({ key, value }) =>
      wordsOf(key).some((word) => OTHER_NUMBERS.test(word)) ? [] : findInPortTable(value, [...path, key]),
    );
  const digits = node.raw.trim();
  if (path.length === 0 || !isPortText(digits) || Number(digits) < SMALLEST) return [];
  return [placeOf(isClientPath(path) ? "connect" : "bind", digits, node.start + node.raw.indexOf(digits))];
}
