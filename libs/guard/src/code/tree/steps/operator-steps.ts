import type { Node } from "@vscode/tree-sitter-wasm";
import { parentOf } from "../ancestry.ts";
import { valuesOf } from "../call.ts";
import { fieldOf, isUnder } from "../fields.ts";
import { forTypes, type Step, type StepRules, same } from "../step.ts";
import lists from "./operator-steps.json" with { type: "json" };

/** Operands, comparisons and choices. */
export const operatorSteps: StepRules = {
  // `&port`, and `+"9010"`, which makes a number of a text.
  unary_expression: (_, parent) => (/^[&+]/.test(parent.text) ? same(parent) : undefined),
  ...forTypes(lists.comparisonTypes, (_, parent) => ({ role: "compared", of: parent })),
  ...forTypes(["binary_expression", "binary_operator", "boolean_operator", "binary"], operand),
  ...forTypes(["conditional_expression", "ternary_expression", "conditional"], alternative),
  match_arm: matchArm,
};

function operand(node: Node, parent: Node): Step | undefined {
  const left = fieldOf(parent, "left");
  const right = fieldOf(parent, "right");
  if (left === null || right === null) return undefined;
  const operator = fieldOf(parent, "operator")?.text ?? "or";
  if (operator === "||" || operator === "??" || operator === "or")
    return right.id === node.id || /^["'`\d]/.test(node.text)
      ? { role: "fallback", of: parent, beside: [left.id === node.id ? right : left] }
      : same(parent);
  // C++: what goes to a stream is said.
  if (operator === "<<" && /\b(?:cout|cerr|clog)\b|LOG/.test(left.text.slice(0, 100)))
    return { role: "compared", of: parent };
  if (/^([!=]==?|[<>]=?)$/.test(operator)) return { role: "compared", of: parent };
  // Joined strings, and Python's formatting.
  const isText = (side: Node) => /string/.test(side.type) || /["'`]/.test(side.text.slice(0, 2));
  const joins = operator === "+" && (isText(left) || isText(right));
  return joins || (operator === "%" && /string/.test(left.type)) ? same(parent) : undefined;
}

function alternative(node: Node, parent: Node): Step | undefined {
  const condition =
    fieldOf(parent, "condition") ?? (parent.type === "conditional_expression" ? parent.namedChild(1) : null);
  if (condition?.id === node.id) return undefined;
  return { role: "fallback", of: parent, beside: valuesOf(parent).filter(({ id }) => id !== node.id) };
}

function matchArm(node: Node, arm: Node): Step | undefined {
  const match = parentOf(parentOf(arm));
  const value = fieldOf(match, "value");
  if (match === null || value === null || !isUnder(arm, node, "value")) return undefined;
  return { role: "fallback", of: match, beside: [value] };
}
