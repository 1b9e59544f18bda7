import type { Node } from "@vscode/tree-sitter-wasm";
import { words } from "../text/name-pattern.ts";
import { ancestorOf, parentOf } from "./ancestry.ts";
import { type Call, callOf, chainOf, isComment, valuesOf } from "./call.ts";
import { eachOf } from "./each-of.ts";
import lists from "./step.json" with { type: "json" };

/**
 * One step up from a value to what it is part of. The grammars name these things differently; from here on the languages
 * are alike.
 */
export type Step =
  /** The same value in other clothes: parentheses, casts, awaits, joined strings. */
  | { role: "same"; of: Node }
  /** An argument of a call; `name` for keyword arguments. */
  | { role: "argument"; of: Node; call: Call; index: number; name?: string }
  /** The value under a key of an object, dictionary or struct. */
  | { role: "entry"; of: Node; key: string }
  /** An element of a list that is gone through under a name. */
  | { role: "each"; of: Node; name: Node }
  /** An element of an array or tuple. */
  | { role: "element"; of: Node; index: number; size: number }
  /** What is taken when something beside it has no value. */
  | { role: "fallback"; of: Node; beside: readonly Node[] }
  /** The value of a variable, constant, field or parameter. */
  | {
      role: "named";
      of: Node;
      name: Node;
      by: "declaration" | "assignment" | "parameter" | "field";
    }
  /** One side of a comparison: looked at, not used. */
  | { role: "compared"; of: Node }
  /** What a function gives back. */
  | { role: "returned"; of: Node; name: string };

/** Steps up from a node; undefined where its value ends: comparisons, arithmetic, conditions, statements. */
export function stepUp(node: Node): Step | undefined {
  const parent = parentOf(node);
  if (parent === null) return undefined;
  const field = (name: string) => parent.childForFieldName(name);
  const isField = (name: string) => field(name)?.id === node.id;
  switch (parent.type) {
    case "parenthesized_expression":
    case "as_expression":
    case "satisfies_expression":
    case "non_null_expression":
    case "await_expression":
    case "await":
    case "try_expression":
    case "reference_expression":
    case "cast_expression":
    case "type_cast_expression":
    case "literal_element":
    case "concatenated_string":
    case "closure_expression":
    case "jsx_expression":
    case "type_conversion_expression":
    case "spread_element":
      return { role: "same", of: parent };
    case "expression_list":
      // Go writes single values as a list, Python writes tuples as one.
      if (parent.namedChildCount === 1) return { role: "same", of: parent };
      if (parentOf(parent)?.type === "return_statement") return element(node, parent);
      return namedInList(node, parent);
    case "unary_expression":
      // `&port`, and `+"9010"`, which makes a number of a text.
      return /^[&+]/.test(parent.text) ? { role: "same", of: parent } : undefined;
    case "sequence_expression":
      return undefined;
    case "arguments":
    case "argument_list":
    case "annotation_argument_list":
      return argument(node, parent);
    case "keyword_argument":
    case "element_value_pair": {
      const list = parentOf(parent);
      const name = (field("name") ?? field("key"))?.text ?? "";
      const step = list === null ? undefined : argument(parent, list);
      return step === undefined || isField("name") || isField("key") ? undefined : { ...step, name };
    }
    case "pair":
    case "keyed_element":
    case "field_initializer": {
      const key = field("key") ?? field("field");
      const owner = parentOf(parent);
      if (key === null || key.id === node.id || owner === null) return undefined;
      return { role: "entry", of: owner, key: keyText(key) };
    }
    case "shorthand_property_identifier":
      return undefined;
    case "object":
    case "field_initializer_list":
      // A shorthand: `{ port }` is an entry under its own name.
      return /identifier$/.test(node.type) ? { role: "entry", of: parent, key: node.text } : undefined;
    case "shorthand_field_initializer": {
      const owner = parentOf(parent);
      return owner === null ? undefined : { role: "entry", of: owner, key: node.text };
    }
    case "literal_value":
      return node.type === "keyed_element" ? undefined : element(node, parent);
    case "composite_literal":
    case "struct_expression": {
      const call = callOf(parent);
      return call === undefined || !isField("body") ? undefined : { role: "argument", of: parent, call, index: 0 };
    }
    case "array":
    case "list":
    case "tuple":
    case "set":
    case "tuple_expression":
    case "array_expression":
    case "array_initializer":
    case "element_value_array_initializer":
      return element(node, parent);
    case "comparison_operator":
    case "assert_statement":
    case "switch_case":
    case "expression_case":
    case "switch_label":
    case "match_pattern":
      return { role: "compared", of: parent };
    case "binary_expression":
    case "binary_operator":
    case "boolean_operator":
      return operand(node, parent);
    case "conditional_expression":
    case "ternary_expression":
      return alternative(node, parent);
    case "match_arm": {
      const match = parentOf(parentOf(parent));
      const value = match?.childForFieldName("value");
      if (match == null || value == null || !isField("value")) return undefined;
      return { role: "fallback", of: match, beside: [value] };
    }
    case "block":
      return tail(node, parent);
    case "variable_declarator":
    case "const_item":
    case "static_item":
    case "let_declaration":
    case "const_spec":
    case "var_spec": {
      const name = field("name") ?? field("pattern");
      if (name === null || !isField("value")) return undefined;
      return { role: "named", of: parent, name, by: "declaration" };
    }
    case "public_field_definition":
    case "field_definition":
    case "enum_assignment": {
      const name = field("name") ?? field("property");
      if (name === null || !isField("value")) return undefined;
      return { role: "named", of: parent, name, by: "field" };
    }
    case "required_parameter":
    case "optional_parameter":
    case "default_parameter":
    case "typed_default_parameter": {
      const name = field("name") ?? field("pattern");
      if (name === null || !isField("value")) return undefined;
      return { role: "named", of: parent, name, by: "parameter" };
    }
    case "assignment_pattern":
    case "object_assignment_pattern":
      return isField("right") ? patternDefault(parent, field("left")) : undefined;
    case "assignment_expression":
    case "augmented_assignment_expression":
    case "assignment":
    case "assignment_statement":
    case "short_var_declaration":
    case "named_expression": {
      const left = field("left") ?? field("name");
      const operator = field("operator")?.text ?? "=";
      if (left === null || left.id === node.id) return undefined;
      if (operator === "||=" || operator === "??=") return { role: "fallback", of: parent, beside: [left] };
      if (!/^:?=$/.test(operator)) return undefined;
      const name = left.type === "expression_list" ? left.namedChild(0) : left;
      const inClass = parentOf(parentOf(parentOf(parent)))?.type === "class_definition";
      const by = parent.type === "short_var_declaration" ? "declaration" : inClass ? "field" : "assignment";
      return name === null ? undefined : { role: "named", of: parent, name, by };
    }
    case "attribute":
    case "member_expression":
    case "field_expression":
    case "selector_expression":
      return converted(node, parent);
    case "method_invocation":
      // Java: `"9000".trim()`.
      return isField("object") && /^(trim|strip|toString|intValue)$/.test(field("name")?.text ?? "")
        ? { role: "same", of: parent }
        : undefined;
    case "return_statement":
      return returned(parent);
    case "arrow_function":
      return isField("body") ? { role: "same", of: parent } : undefined;
    case "lambda":
    case "lambda_expression":
      return isField("body") ? { role: "same", of: parent } : undefined;
    case "jsx_attribute":
      return jsxAttribute(parent);
    case "token_tree":
      return inMacro(node, parent);
    case "template_substitution":
    case "interpolation":
      return undefined;
    default:
      return undefined;
  }
}

/** The text of a key, without the quotes or the brackets around it. */
export function keyText(key: Node): string {
  return key.text.replace(/^[A-Za-z]?\[?["'`]?|["'`]?\]?$/g, (match) => (/^[A-Za-z]$/.test(match) ? match : ""));
}

function argument(node: Node, list: Node): (Step & { role: "argument" }) | undefined {
  const owner = parentOf(list);
  const call = owner === null ? undefined : callOf(owner);
  if (call === undefined) return undefined;
  const index = call.args.findIndex((arg) => arg.id === node.id);
  return { role: "argument", of: call.node, call, index };
}

function element(node: Node, list: Node): Step | undefined {
  // Rust: [0; 1024] is a length.
  if (list.childForFieldName("length")?.id === node.id) return undefined;
  const values = valuesOf(list);
  const index = values.findIndex((value) => value.id === node.id);
  const name = eachOf(list);
  if (name !== undefined) return { role: "each", of: list, name };
  return namedInPattern(list, index) ?? { role: "element", of: list, index, size: values.length };
}

/** `const [port] = [9010]`, `(host, port) = ("", 9010)`: each element has a name of its own. */
function namedInPattern(list: Node, index: number): Step | undefined {
  const owner = parentOf(list);
  if (owner === null || !["value", "right"].some((side) => owner.childForFieldName(side)?.id === list.id))
    return undefined;
  const pattern = ["name", "pattern", "left"]
    .map((side) => owner.childForFieldName(side))
    .find((side) => side !== null);
  const name = /^(array|list|tuple)_pattern$|^pattern_list$/.test(pattern?.type ?? "")
    ? valuesOf(pattern ?? null)[index]
    : undefined;
  return name && /identifier$/.test(name.type) ? { role: "named", of: owner, name, by: "declaration" } : undefined;
}

/** `host, port = "localhost", 8080`, in Go and Python; under a single name the list is a tuple. */
function namedInList(node: Node, list: Node): Step | undefined {
  const owner = parentOf(list);
  if (owner === null) return undefined;
  const index = valuesOf(list).findIndex((value) => value.id === node.id);
  const left = owner.childForFieldName("left");
  if (left !== null && !/list$/.test(left.type)) return element(node, list);
  const names = left === null ? owner.childrenForFieldName("name") : valuesOf(left);
  const name = names.filter((one) => one?.isNamed)[index];
  if (name == null) return undefined;
  return { role: "named", of: owner, name, by: "declaration" };
}

function operand(node: Node, parent: Node): Step | undefined {
  const left = parent.childForFieldName("left");
  const right = parent.childForFieldName("right");
  if (left === null || right === null) return undefined;
  const operator = parent.childForFieldName("operator")?.text ?? "or";
  const other = left.id === node.id ? right : left;
  if (operator === "||" || operator === "??" || operator === "or")
    return right.id === node.id || /^["'`\d]/.test(node.text)
      ? { role: "fallback", of: parent, beside: [other] }
      : { role: "same", of: parent };
  if (/^([!=]==?|[<>]=?)$/.test(operator)) return { role: "compared", of: parent };
  // Joined strings, and Python's formatting.
  const isText = (side: Node) => /string/.test(side.type) || /["'`]/.test(side.text.slice(0, 2));
  if (operator === "+" && (isText(left) || isText(right))) return { role: "same", of: parent };
  if (operator === "%" && /string/.test(left.type)) return { role: "same", of: parent };
  return undefined;
}

function alternative(node: Node, parent: Node): Step | undefined {
  const others = parent.namedChildren.filter((child) => child !== null && child.id !== node.id && !isComment(child));
  const condition =
    parent.childForFieldName("condition") ?? (parent.type === "conditional_expression" ? parent.namedChild(1) : null);
  if (condition?.id === node.id) return undefined;
  return { role: "fallback", of: parent, beside: others.filter((other) => other !== null) };
}

/** `{ PORT = 3000 } = process.env`: the default of a name taken from something. */
function patternDefault(pattern: Node, left: Node | null): Step | undefined {
  let at: Node | null = parentOf(pattern);
  for (let depth = 0; at !== null && depth < 6; depth++, at = parentOf(at)) {
    if (at.type === "variable_declarator" || at.type === "assignment_expression") {
      const source = at.childForFieldName("value") ?? at.childForFieldName("right");
      if (source !== null && /\b(process\.env|import\.meta\.env|Bun\.env|env)$/.test(source.text))
        return { role: "fallback", of: pattern, beside: [source] };
      break;
    }
    if (/parameter/.test(at.type) || /function/.test(at.type)) break;
  }
  return left === null ? undefined : { role: "named", of: pattern, name: left, by: "parameter" };
}

const CONVERSIONS = words(lists.conversions);

/** `"3000".to_string()`, `"…".parse().unwrap()`, `"http://{}:80".format(host)`: the value itself with a call on it. */
function converted(node: Node, member: Node): Step | undefined {
  const call = parentOf(member)?.type === "generic_function" ? parentOf(parentOf(member)) : parentOf(member);
  const isReceiver = member.namedChild(0)?.id === node.id;
  if (!isReceiver || call === null || !/^call/.test(call?.type ?? "")) return undefined;
  const method = member.namedChild(member.namedChildCount - 1)?.text ?? "";
  return CONVERSIONS.test(method) && call !== undefined ? { role: "same", of: call } : undefined;
}

/** Rust: the last expression of a block is its value, and with it that of a function, a closure, an `if`. */
function tail(node: Node, block: Node): Step | undefined {
  const values = valuesOf(block);
  const owner = parentOf(block);
  if (owner === null || values[values.length - 1]?.id !== node.id) return undefined;
  if (/^(expression_statement|.*_declaration|.*_item|statement.*)$/.test(node.type)) return undefined;
  if (owner.type === "function_item")
    return { role: "returned", of: owner, name: owner.childForFieldName("name")?.text ?? "" };
  if (owner.type === "closure_expression" || owner.type === "block") return { role: "same", of: owner };
  const choice = owner.type === "else_clause" ? parentOf(owner) : owner;
  const condition = choice?.type === "if_expression" ? choice.childForFieldName("condition") : null;
  if (choice == null || condition === null) return undefined;
  return { role: "fallback", of: choice, beside: [condition] };
}

const FUNCTIONS = words(lists.functionTypes);

/** The nearest function around a node. */
export function functionAround(node: Node): Node | undefined {
  return ancestorOf(node, FUNCTIONS);
}

function returned(statement: Node): Step | undefined {
  const owner = functionAround(statement);
  if (owner === undefined) return undefined;
  const declared = owner.childForFieldName("name") ?? parentOf(owner)?.childForFieldName("name");
  return { role: "returned", of: owner, name: declared?.text ?? "" };
}

function jsxAttribute(attribute: Node): Step | undefined {
  const element = parentOf(attribute);
  const name = attribute.namedChild(0)?.text ?? "";
  const callee = element?.childForFieldName("name")?.text ?? "";
  if (element === null) return undefined;
  return {
    role: "argument",
    of: element,
    call: { node: element, callee: `<${callee}>`, args: [] },
    index: 0,
    name,
  };
}

/** Rust macros and attributes are flat lists of tokens: what stands before the value, and before the list, names it. */
function inMacro(node: Node, tree: Node): Step | undefined {
  const owner = parentOf(tree);
  if (owner === null) return undefined;
  const before = node.previousSibling;
  const assigned = before?.text === "=" || before?.text === ":" ? before.previousSibling : null;
  const opener = tree.previousSibling;
  if (owner.type === "macro_invocation" || owner.type === "attribute") {
    const call: Call = {
      node: owner,
      callee: chainOf(owner.namedChild(0) ?? owner),
      args: commaSeparated(tree),
    };
    const index = call.args.findIndex((arg) => arg.id === node.id);
    const step = { role: "argument", of: owner, call, index } as const;
    return assigned == null ? step : { ...step, name: assigned.text };
  }
  if (assigned != null) return { role: "entry", of: tree, key: assigned.text };
  const names = calleeBefore(opener);
  if (names === "") return { role: "element", of: tree, index: 0, size: 1 };
  const call: Call = { node: tree, callee: names, args: commaSeparated(tree) };
  const index = call.args.findIndex((arg) => arg.id === node.id);
  return { role: "argument", of: tree, call, index };
}

function commaSeparated(tree: Node): readonly Node[] {
  return tree.children.filter((child): child is Node => {
    if (child === null) return false;
    const before = child.previousSibling?.text ?? "";
    return before === "(" || before === "," || before === "[" || before === "{" || before === "&";
  });
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
