import type { Node } from "@vscode/tree-sitter-wasm";

/** A call, a construction, a macro or a struct literal: whatever takes values under a name. */
export interface Call {
  node: Node;
  /** The names of the chain joined by dots, arguments and type arguments left out: `createServer.listen`, `HttpServer.new.bind`. */
  callee: string;
  /** What stands between the parentheses, comments left out. */
  args: readonly Node[];
}

/** The call that a node is, in any of the languages; undefined for every other node. */
export function callOf(node: Node): Call | undefined {
  switch (node.type) {
    case "call":
    case "call_expression":
      return make(node, node.childForFieldName("function"), node.childForFieldName("arguments"));
    case "new_expression":
      return make(node, node.childForFieldName("constructor"), node.childForFieldName("arguments"));
    case "object_creation_expression":
      return make(node, node.childForFieldName("type"), node.childForFieldName("arguments"));
    case "method_invocation":
      return make(node, node, node.childForFieldName("arguments"));
    case "annotation":
      return make(node, node.childForFieldName("name"), node.childForFieldName("arguments"));
    case "composite_literal":
      return make(node, node.childForFieldName("type"), node.childForFieldName("body"), [
        node.childForFieldName("body"),
      ]);
    case "struct_expression":
      return make(node, node.childForFieldName("name"), node.childForFieldName("body"), [
        node.childForFieldName("body"),
      ]);
    case "macro_invocation":
      return make(node, node.childForFieldName("macro"), node.namedChild(1));
    default:
      return undefined;
  }
}

function make(
  node: Node,
  callee: Node | null,
  list: Node | null,
  args: readonly (Node | null)[] = valuesOf(list),
): Call {
  return {
    node,
    callee: callee === null ? "" : chainOf(callee),
    args: args.filter((arg): arg is Node => arg !== null),
  };
}

/** The named children of a list of arguments or elements; a comment in between is none of them. */
export function valuesOf(list: Node | null): readonly Node[] {
  return list?.namedChildren.filter((child): child is Node => child !== null && !isComment(child)) ?? [];
}

/** True for a comment, in every grammar used here. */
export function isComment(node: Node): boolean {
  return node.type.endsWith("comment");
}

/** Names of a chain beyond these are left out: a chain that long is made up, and to read it for every call takes long. */
const MAX_CHAIN = 50;

/** The dotted names of an expression: `a.b`, `a::b`, `a().b` and `new A().b` all read `a.b`; other parts are left out. */
export function chainOf(node: Node): string {
  const names: string[] = [];
  let at: Node | null = node;
  for (let length = 0; at !== null && length < MAX_CHAIN; length++) {
    const { before, name }: Link = linkOf(at);
    if (name) names.unshift(name);
    at = before;
  }
  return names.join(".");
}

/** One link of a chain: its own name, if it has one, and what stands before it. */
interface Link {
  before: Node | null;
  name?: string | undefined;
}

function linkOf(node: Node): Link {
  const field = (name: string) => node.childForFieldName(name);
  const pair = (before: string, name: string): Link => ({ before: field(before), name: field(name)?.text });
  switch (node.type) {
    case "member_expression":
    case "subscript_expression":
      return pair("object", "property");
    case "attribute":
      return pair("object", "attribute");
    case "selector_expression":
      return pair("operand", "field");
    case "qualified_type":
      return pair("package", "name");
    case "field_expression":
      return pair("value", "field");
    case "field_access":
      return pair("object", "field");
    case "scoped_identifier":
    case "scoped_type_identifier":
      return field("name") === null
        ? { before: null, name: node.namedChildren.map((child) => child?.text).join(".") }
        : pair("path", "name");
    case "method_invocation":
      return pair("object", "name");
    case "generic_function":
    case "call":
    case "call_expression":
      return { before: field("function") };
    case "new_expression":
      return { before: field("constructor") };
    case "object_creation_expression":
    case "generic_type":
      return { before: field("type") ?? node.namedChild(0) };
    case "instantiation_expression":
    case "parenthesized_expression":
    case "non_null_expression":
    case "await_expression":
    case "await":
    case "try_expression":
    case "reference_expression":
    case "unary_expression":
    case "type_arguments":
      return { before: node.namedChild(0) };
    case "macro_invocation":
      return { before: field("macro") };
    default:
      return { before: null, name: /identifier$|^(this|self|super|import)$/.test(node.type) ? node.text : "" };
  }
}
