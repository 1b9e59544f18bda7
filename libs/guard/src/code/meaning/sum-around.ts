import type { Node } from "@vscode/tree-sitter-wasm";
import { parentOf } from "../tree/ancestry.ts";
import { fieldOf } from "../tree/fields.ts";
import { valuesAssigned } from "../tree/uses.ts";
import type { SourceFile } from "./source-file.ts";

export const NUMBER_TYPES =
  /^(number|integer|int_literal|number_literal|preproc_arg|(?:decimal_|hex_|octal_|binary_)?integer_literal)$/;
const BINARY = /^binary_(expression|operator)$/;
const WRAPPER = /^(parenthesized_expression|expression_list)$/;
const MAX_DEPTH = 4;

/** The largest sum of known numbers around a number: `9000 + 10`, and `base + 10` where base is 9000. */
export function sumAround(number: Node, file: SourceFile): { node: Node; value: number } | undefined {
  let sum: { node: Node; value: number } | undefined;
  let at = parentOf(number);
  for (let depth = 0; at !== null && depth < MAX_DEPTH; depth++, at = parentOf(at)) {
    const value = BINARY.test(at.type) || WRAPPER.test(at.type) ? numberOf(at, file) : undefined;
    if (value === undefined) break;
    if (BINARY.test(at.type)) sum = { node: at, value };
  }
  return sum;
}

/** The number that an expression is, if it is written in this file. */
function numberOf(node: Node, file: SourceFile, depth = 0): number | undefined {
  if (NUMBER_TYPES.test(node.type)) return readNumber(node.text);
  if (depth >= MAX_DEPTH) return undefined;
  if (WRAPPER.test(node.type)) return numberOfOnly(node.namedChildren, file, depth);
  if (node.type === "identifier") return numberOfOnly(valuesAssigned(node, file), file, depth);
  const operator = fieldOf(node, "operator")?.text;
  if (!BINARY.test(node.type) || (operator !== "+" && operator !== "-")) return undefined;
  const [left, right] = ["left", "right"].map((side) => {
    const operand = fieldOf(node, side);
    return operand === null ? undefined : numberOf(operand, file, depth + 1);
  });
  if (left === undefined || right === undefined) return undefined;
  return operator === "+" ? left + right : left - right;
}

function numberOfOnly(nodes: readonly (Node | null)[], file: SourceFile, depth: number): number | undefined {
  const [only] = nodes;
  return nodes.length === 1 && only != null ? numberOf(only, file, depth + 1) : undefined;
}

const NUMBER = /^(0[xX][\da-fA-F]+?|0[oO][0-7]+|0[bB][01]+|\d+(?:\.\d*)?(?:[eE]\+?\d+)?)(?:[iu](?:\d+|size)|[lLn])?$/;

/** The value of an integer in any notation: `9_010`, `0x2332`, `9.01e3`, `8080u16`; undefined for other numbers. */
export function readNumber(text: string): number | undefined {
  const digits = NUMBER.exec(text.replaceAll("_", ""))?.[1];
  const value = Number(digits);
  return digits !== undefined && Number.isSafeInteger(value) ? value : undefined;
}
