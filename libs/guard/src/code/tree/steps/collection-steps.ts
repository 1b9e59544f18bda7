import type { Node } from "@vscode/tree-sitter-wasm";
import { parentOf } from "../ancestry.ts";
import { callOf, valuesOf } from "../call.ts";
import { fieldOf, isUnder } from "../fields.ts";
import { forTypes, type Step, type StepRules, same } from "../step.ts";
import { keyName } from "../string-literal.ts";
import { argumentOf } from "./call-steps.ts";
import lists from "./collection-steps.json" with { type: "json" };

/** Entries of objects, dictionaries and structs, and elements of lists and tuples. */
export const collectionSteps: StepRules = {
  ...forTypes(["pair", "keyed_element", "field_initializer"], entry),
  array_element_initializer: arrayElement,
  initializer_pair: (node, pair) => {
    const key = fieldOf(pair, "designator");
    return key === null || key.id === node.id ? undefined : entryOf(parentOf(pair), key.text.replace(/^\./, ""));
  },
  // A shorthand: `{ port }` is an entry under its own name.
  ...forTypes(["object", "field_initializer_list"], (node, parent) =>
    /identifier$/.test(node.type) ? { role: "entry", of: parent, key: node.text } : undefined,
  ),
  shorthand_field_initializer: (node, parent) => entryOf(parentOf(parent), node.text),
  literal_value: (node, parent) => (node.type === "keyed_element" ? undefined : elementOf(node, parent)),
  expression_list: inExpressionList,
  ...forTypes(lists.listTypes, elementOf),
};

/** PHP: `["port" => 8080]`, or an element without a key. */
function arrayElement(node: Node, element: Node): Step | undefined {
  const [key, value] = valuesOf(element);
  if (key === undefined || value === undefined) return same(element);
  return key.id === node.id ? undefined : entryOf(parentOf(element), keyName(key));
}

function entry(node: Node, pair: Node): Step | undefined {
  const key = fieldOf(pair, "key", "field");
  // Ruby: `Redis.new(host: "localhost", port: 6379)`.
  const list = parentOf(pair);
  const call = list?.type === "argument_list" ? parentOf(list) : null;
  const owner = call === null ? undefined : callOf(call);
  if (key !== null && key.id !== node.id && owner !== undefined)
    return { ...argumentOf(owner, pair), name: keyName(key) };
  return key === null || key.id === node.id ? undefined : entryOf(parentOf(pair), keyName(key));
}

const entryOf = (owner: Node | null, key: string): Step | undefined =>
  owner === null ? undefined : { role: "entry", of: owner, key };

function elementOf(node: Node, list: Node): Step | undefined {
  // Rust: [0; 1024] is a length.
  if (isUnder(list, node, "length")) return undefined;
  const values = valuesOf(list);
  const index = values.findIndex((value) => value.id === node.id);
  const name = eachOf(list);
  if (name !== undefined) return { role: "each", of: list, name };
  return namedInPattern(list, index) ?? { role: "element", of: list, index, size: values.length };
}

/** `const [port] = [9010]`, `(host, port) = ("", 9010)`: each element has a name of its own. */
function namedInPattern(list: Node, index: number): Step | undefined {
  const owner = parentOf(list);
  // `for name, port in [("a", 9010)]` gives the names to the parts of each element, not to the elements.
  if (owner === null || LOOP.test(owner.type) || !isUnder(owner, list, "value", "right")) return undefined;
  const pattern = fieldOf(owner, "name", "pattern", "left");
  if (!/^(array|list|tuple)_pattern$|^pattern_list$/.test(pattern?.type ?? "")) return undefined;
  const name = valuesOf(pattern)[index];
  return name && /identifier$/.test(name.type) ? { role: "named", of: owner, name, by: "declaration" } : undefined;
}

/** Go writes single values as a list; Python writes tuples as one. */
function inExpressionList(node: Node, list: Node): Step | undefined {
  if (list.namedChildCount === 1) return same(list);
  const owner = parentOf(list);
  if (owner?.type === "return_statement") return elementOf(node, list);
  if (owner === null) return undefined;
  // `host, port = "localhost", 8080`; under a single name the list is a tuple.
  const index = valuesOf(list).findIndex((value) => value.id === node.id);
  const left = fieldOf(owner, "left");
  if (left !== null && !/list$/.test(left.type)) return elementOf(node, list);
  const names = left === null ? owner.childrenForFieldName("name") : valuesOf(left);
  const name = names.filter((one) => one?.isNamed)[index];
  return name == null ? undefined : { role: "named", of: owner, name, by: "declaration" };
}

const LOOP = /^(for_in_clause|for_in_statement|for_statement|for_expression|enhanced_for_statement|range_clause)$/;

/** The name that each element of a list gets in turn: `for (const p of [9010])`, `[9010].forEach((p) => …)`. */
function eachOf(list: Node): Node | undefined {
  const owner = parentOf(list);
  if (owner === null) return undefined;
  const name = LOOP.test(owner.type) ? loopName(owner, list) : parameterName(owner, list);
  return name && /identifier$/.test(name.type) ? name : undefined;
}

const loopName = (loop: Node, list: Node): Node | null =>
  isUnder(loop, list, "right", "value") ? fieldOf(loop, "left", "pattern", "name") : null;

function parameterName(member: Node, list: Node): Node | null | undefined {
  if (member.type !== "member_expression" || !isUnder(member, list, "object")) return undefined;
  const call = parentOf(member);
  const method = fieldOf(member, "property")?.text ?? "";
  if (call?.type !== "call_expression" || !/^(forEach|map|flatMap)$/.test(method)) return undefined;
  const [callback] = valuesOf(fieldOf(call, "arguments"));
  const [first] = valuesOf(fieldOf(callback, "parameters"));
  return fieldOf(callback, "parameter") ?? fieldOf(first, "pattern") ?? first;
}
