import type { Node } from "@vscode/tree-sitter-wasm";
import { words } from "../../text/name-pattern.ts";
import { ancestorOf, parentOf } from "../ancestry.ts";
import { valuesOf } from "../call.ts";
import { fieldOf, isUnder } from "../fields.ts";
import { forTypes, type Step, type StepRules, same } from "../step.ts";
import lists from "./function-steps.json" with { type: "json" };

/** Results of functions, of lambdas and of the blocks of Rust and Ruby. */
export const functionSteps: StepRules = {
  return_statement: (_, statement) => returned(statement),
  ...forTypes(["arrow_function", "lambda", "lambda_expression"], (node, parent) =>
    isUnder(parent, node, "body") ? same(parent) : undefined,
  ),
  block: blockResult,
  ...forTypes(["block_body", "body_statement"], fetchedOtherwise),
};

const FUNCTIONS = words(lists.functionTypes);

/** The nearest function around a node. */
export function functionAround(node: Node): Node | undefined {
  return ancestorOf(node, FUNCTIONS);
}

function returned(statement: Node): Step | undefined {
  const owner = functionAround(statement);
  if (owner === undefined) return undefined;
  const name = fieldOf(owner, "name") ?? fieldOf(parentOf(owner), "name");
  return { role: "returned", of: owner, name: name?.text ?? "" };
}

/** Ruby: the last value of the block is taken where there is none: `ENV.fetch("PORT") { 9010 }`. */
function fetchedOtherwise(node: Node, body: Node): Step | undefined {
  const call = parentOf(parentOf(body));
  if (call === null || fieldOf(call, "method")?.text !== "fetch") return undefined;
  return valuesOf(body).at(-1)?.id === node.id ? { role: "fallback", of: call, beside: [call] } : undefined;
}

/** Rust: the last expression of a block is its value, and with it that of a function, a closure, an `if`. */
function blockResult(node: Node, block: Node): Step | undefined {
  const owner = parentOf(block);
  if (owner === null || valuesOf(block).at(-1)?.id !== node.id) return undefined;
  if (/^(expression_statement|.*_declaration|.*_item|statement.*)$/.test(node.type)) return undefined;
  if (owner.type === "function_item") return { role: "returned", of: owner, name: fieldOf(owner, "name")?.text ?? "" };
  if (owner.type === "closure_expression" || owner.type === "block") return same(owner);
  const choice = owner.type === "else_clause" ? parentOf(owner) : owner;
  const condition = choice?.type === "if_expression" ? fieldOf(choice, "condition") : null;
  return choice === null || condition === null ? undefined : { role: "fallback", of: choice, beside: [condition] };
}
