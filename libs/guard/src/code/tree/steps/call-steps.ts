import type { Node } from "@vscode/tree-sitter-wasm";
import { words } from "../../text/name-pattern.ts";
import { parentOf } from "../ancestry.ts";
import { type Call, callOf } from "../call.ts";
import { fieldOf, isUnder } from "../fields.ts";
import { type ArgumentStep, forTypes, type Step, type StepRules, same } from "../step.ts";
import lists from "./call-steps.json" with { type: "json" };

/** Arguments of calls, and values on which a method is called. */
export const callSteps: StepRules = {
  ...forTypes(["arguments", "argument_list", "annotation_argument_list"], argumentIn),
  ...forTypes(["keyword_argument", "element_value_pair"], keywordArgument),
  ...forTypes(["composite_literal", "struct_expression"], structBody),
  ...forTypes(["attribute", "member_expression", "field_expression", "selector_expression"], receiver),
  // Java: `"9000".trim()`.
  method_invocation: (node, parent) =>
    isUnder(parent, node, "object") && /^(trim|strip|toString|intValue)$/.test(fieldOf(parent, "name")?.text ?? "")
      ? same(parent)
      : undefined,
  // C# and PHP: each argument is a node, with its name or without.
  argument: (node, parent) => {
    const name = fieldOf(parent, "name");
    const step = name === null ? undefined : argumentIn(parent, parentOf(parent));
    return step === undefined ? same(parent) : name?.id === node.id ? undefined : { ...step, name: name?.text ?? "" };
  },
  jsx_attribute: (_, attribute) => jsxAttribute(attribute),
};

/** The step from a node to the call that takes it. */
export function argumentOf(call: Call, node: Node): ArgumentStep {
  return { role: "argument", of: call.node, call, index: call.args.findIndex((arg) => arg.id === node.id) };
}

function argumentIn(node: Node, list: Node | null): ArgumentStep | undefined {
  const owner = parentOf(list);
  const call = owner === null ? undefined : callOf(owner);
  return call && argumentOf(call, node);
}

function keywordArgument(node: Node, pair: Node): Step | undefined {
  const step = argumentIn(pair, parentOf(pair));
  if (step === undefined || isUnder(pair, node, "name", "key")) return undefined;
  return { ...step, name: fieldOf(pair, "name", "key")?.text ?? "" };
}

function structBody(node: Node, parent: Node): Step | undefined {
  const call = callOf(parent);
  return call && isUnder(parent, node, "body") ? { role: "argument", of: parent, call, index: 0 } : undefined;
}

function jsxAttribute(attribute: Node): Step | undefined {
  const element = parentOf(attribute);
  if (element === null) return undefined;
  const call: Call = { node: element, callee: `<${fieldOf(element, "name")?.text ?? ""}>`, args: [] };
  return { role: "argument", of: element, call, index: 0, name: attribute.namedChild(0)?.text ?? "" };
}

const CONVERSIONS = words(lists.conversions);

/** `"3000".to_string()`, `"…".parse().unwrap()`, `"http://{}:80".format(host)`: a call on the value itself. */
function receiver(node: Node, member: Node): Step | undefined {
  const owner = parentOf(member);
  const call = owner?.type === "generic_function" ? parentOf(owner) : owner;
  if (call === null || member.namedChild(0)?.id !== node.id || !call.type.startsWith("call")) return undefined;
  const method = member.namedChild(member.namedChildCount - 1)?.text ?? "";
  return CONVERSIONS.test(method) ? same(call) : undefined;
}
