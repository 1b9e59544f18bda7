import type { Node } from "@vscode/tree-sitter-wasm";
import { fieldOf, namedChildrenOf } from "../tree/fields.ts";
import { spend } from "../work.ts";

/** The value of a variable as text; undefined where only a run can tell. */
type ReadVariable = (name: string) => string | undefined;

const OPERATIONS: Record<string, (left: number, right: number) => number> = {
  "+": (left, right) => left + right,
  "-": (left, right) => left - right,
  "*": (left, right) => left * right,
  "/": (left, right) => Math.trunc(left / right),
  "%": (left, right) => left % right,
};

/** The value of `$((9000 + 10))`; undefined where only a run can tell, and for operators that make no ports. */
export function evaluate(node: Node, read: ReadVariable): number | undefined {
  spend();
  const [first, second] = namedChildrenOf(node);
  if (first === undefined) return numberOf(node.text) ?? numberOf(read(node.text) ?? "");
  if (/^(simple_expansion|expansion)$/.test(node.type))
    return numberOf(read(/^\$\{?(\w+)\}?$/.exec(node.text)?.[1] ?? "") ?? "");
  if (/^(arithmetic_expansion|parenthesized_expression)$/.test(node.type))
    return second === undefined ? evaluate(first, read) : undefined;
  const operation = OPERATIONS[fieldOf(node, "operator")?.text ?? ""];
  if (node.type !== "binary_expression" || operation === undefined || second === undefined) return undefined;
  const [left, right] = [evaluate(first, read), evaluate(second, read)];
  if (left === undefined || right === undefined) return undefined;
  const value = operation(left, right);
  return Number.isSafeInteger(value) ? value : undefined;
}

/** A number as the shell writes it: `9010`, `0x2332`, `021462`, `16#2332`. */
function numberOf(text: string): number | undefined {
  const [, base, digits = ""] = /^(\d+#|0[xX]|0(?=\d))?([\da-zA-Z]+)$/.exec(text) ?? [];
  if (!/^\d/.test(text) || digits === "") return undefined;
  const radix = base === undefined ? 10 : base.endsWith("#") ? Number.parseInt(base, 10) : base === "0" ? 8 : 16;
  const value = Number.parseInt(digits, radix);
  return value.toString(radix) === digits.toLowerCase().replace(/^0+(?=.)/, "") ? value : undefined;
}
