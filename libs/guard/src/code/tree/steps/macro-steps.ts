import type { Node } from "@vscode/tree-sitter-wasm";
import { parentOf } from "../ancestry.ts";
import { chainOf } from "../call.ts";
import type { Step, StepRules } from "../step.ts";
import { argumentOf } from "./call-steps.ts";

/** Rust macros and attributes are flat lists of tokens: what stands before the value, and before the list, names it. */
export const macroSteps: StepRules = { token_tree: inTokens };

function inTokens(node: Node, tree: Node): Step | undefined {
  const owner = parentOf(tree);
  if (owner === null) return undefined;
  const before = node.previousSibling;
  const assigned = before?.text === "=" || before?.text === ":" ? before.previousSibling : null;
  if (owner.type === "macro_invocation" || owner.type === "attribute") {
    const step = argumentOf(
      { node: owner, callee: chainOf(owner.namedChild(0) ?? owner), args: commaSeparated(tree) },
      node,
    );
    return assigned === null ? step : { ...step, name: assigned.text };
  }
  if (assigned !== null) return { role: "entry", of: tree, key: assigned.text };
  const callee = calleeBefore(tree.previousSibling);
  return callee === ""
    ? { role: "element", of: tree, index: 0, size: 1 }
    : argumentOf({ node: tree, callee, args: commaSeparated(tree) }, node);
}

const BEFORE_ARGUMENT = new Set(["(", ",", "[", "{", "&"]);

function commaSeparated(tree: Node): readonly Node[] {
  const tokens = tree.children.filter((child) => child !== null);
  return tokens.filter((token) => BEFORE_ARGUMENT.has(token.previousSibling?.text ?? ""));
}

/** The dotted name that ends right before an opening parenthesis in a list of tokens. */
function calleeBefore(token: Node | null): string {
  const names: string[] = [];
  let at = token;
  while (at !== null && (/identifier$/.test(at.type) || at.text === "::" || at.text === ".")) {
    if (/identifier$/.test(at.type)) names.unshift(at.text);
    at = at.previousSibling;
  }
  return names.join(".");
}
