import type { Node } from "@vscode/tree-sitter-wasm";
import { parentOf } from "./ancestry.ts";
import { valuesOf } from "./call.ts";

const LOOP = /^(for_in_statement|for_statement|for_expression|enhanced_for_statement|range_clause)$/;
const VISITS_EACH = /^(forEach|map|flatMap)$/;

/** The name that each element of a list has in turn: `for (const p of [9010])`, `[9010].forEach((p) => …)`. */
export function eachOf(list: Node): Node | undefined {
  const owner = parentOf(list);
  if (owner === null) return undefined;
  const name = LOOP.test(owner.type) ? loopName(owner, list) : parameterName(owner, list);
  return name !== undefined && /identifier$/.test(name.type) ? name : undefined;
}

function loopName(loop: Node, list: Node): Node | undefined {
  if (!["right", "value"].some((side) => loop.childForFieldName(side)?.id === list.id)) return undefined;
  const names = ["left", "pattern", "name"].map((side) => loop.childForFieldName(side));
  return names.find((name) => name !== null) ?? undefined;
}

function parameterName(member: Node, list: Node): Node | undefined {
  if (member.type !== "member_expression" || member.childForFieldName("object")?.id !== list.id) return undefined;
  const call = parentOf(member);
  if (call?.type !== "call_expression" || !VISITS_EACH.test(member.childForFieldName("property")?.text ?? ""))
    return undefined;
  const [callback] = valuesOf(call.childForFieldName("arguments"));
  const only = callback?.childForFieldName("parameter");
  if (only) return only;
  const [first] = valuesOf(callback?.childForFieldName("parameters") ?? null);
  return first?.childForFieldName("pattern") ?? first;
}
