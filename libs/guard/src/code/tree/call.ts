import type { Node } from "@vscode/tree-sitter-wasm";
import { parentOf } from "./ancestry.ts";
import lists from "./call.json" with { type: "json" };
import { fieldOf, namedChildrenOf } from "./fields.ts";

// How the grammars name the parts of calls and chains: fields by the type of the node.
const CALLS: ReadonlyMap<string, readonly string[]> = new Map(Object.entries(lists.calls));
const PAIRS: ReadonlyMap<string, readonly string[]> = new Map(Object.entries(lists.pairs));
const BEFORE: ReadonlyMap<string, string> = new Map(Object.entries(lists.before));
const WRAPPERS: ReadonlySet<string> = new Set(lists.wrappers);

/** A call, a construction, a macro or a struct literal: whatever takes values under a name. */
export interface Call {
  node: Node;
  /** The names of the chain joined by dots, without arguments: `createServer.listen`, `HttpServer.new.bind`. */
  callee: string;
  /** What stands between the parentheses, comments left out. */
  args: readonly Node[];
}

/** The call that a node is, in any of the languages; undefined for every other node. */
export function callOf(node: Node): Call | undefined {
  const fields = CALLS.get(node.type);
  if (fields === undefined) return undefined;
  const [name = "", list = ""] = fields;
  // Java's call is a link of the chain itself; a macro's tokens stand in no field.
  const callee = name === "self" || isRubyCall(node) ? node : fieldOf(node, name);
  if (node.type === "init_declarator" && !/^(argument|initializer)_list$/.test(fieldOf(node, list)?.type ?? ""))
    return undefined;
  const values = list === "tokens" ? node.namedChild(1) : (fieldOf(node, list) ?? unnamedArguments(node));
  // The body of a struct is its only value.
  const args = list !== "body" ? valuesOf(values) : values === null ? [] : [values];
  const made = callee ?? (node.type === "object_creation_expression" ? node.namedChild(0) : null);
  return { node, callee: made === null ? "" : chainOf(made), args };
}

/** Ruby's grammar names the parts of its calls in its own way: `receiver.method(…)`. */
const isRubyCall = (node: Node): boolean => node.type === "call" && fieldOf(node, "method") !== null;

/** In PHP the arguments of `new Server(…)` stand in no field. */
const unnamedArguments = (node: Node): Node | null =>
  node.type === "object_creation_expression"
    ? (namedChildrenOf(node).find(({ type }) => type === "arguments") ?? null)
    : null;

/** The named children of a list of arguments or elements; a comment in between is none of them. */
export function valuesOf(list: Node | null): readonly Node[] {
  return list === null ? [] : namedChildrenOf(list).filter((child) => !isComment(child));
}

/** True for a comment, in every grammar used here. */
export function isComment(node: Node): boolean {
  return node.type.endsWith("comment");
}

/** Further names of a chain are left out: no real chain is that long, and every call would read it again. */
const MAX_CHAIN = 50;

/** The dotted names of an expression: `a.b`, `a::b` and `a().b` all give `a.b`; other parts are left out. */
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

const PHP_NAME = /^(qualified_name|variable_name|name|constant)$/;

function linkOf(node: Node): Link {
  const { type } = node;
  if (isRubyCall(node)) return { before: fieldOf(node, "receiver"), name: fieldOf(node, "method")?.text };
  // C++: `httplib::Client client("localhost", 8080)` calls a constructor.
  if (type === "init_declarator") return { before: fieldOf(parentOf(node), "type") };
  if (type === "field_expression" && fieldOf(node, "argument") !== null)
    return { before: fieldOf(node, "argument"), name: fieldOf(node, "field")?.text };
  if (PHP_NAME.test(type)) return { before: null, name: node.text.replace(/^[$\\]/, "").replaceAll("\\", ".") };
  // C++: `a::b::c` is b::c in the scope of a.
  if (type === "qualified_identifier") return { before: null, name: node.text.replaceAll("::", ".") };
  const pair = PAIRS.get(type);
  if (pair !== undefined) return { before: fieldOf(node, pair[0] ?? ""), name: fieldOf(node, pair[1] ?? "")?.text };
  const before = BEFORE.get(type);
  if (before !== undefined) return { before: fieldOf(node, before) };
  if (WRAPPERS.has(type)) return { before: node.namedChild(0) };
  if (type === "object_creation_expression" || type === "generic_type")
    return { before: fieldOf(node, "type") ?? node.namedChild(0) };
  if (type === "scoped_identifier" || type === "scoped_type_identifier")
    return fieldOf(node, "name") === null
      ? { before: null, name: node.namedChildren.map((child) => child?.text).join(".") }
      : { before: fieldOf(node, "path"), name: fieldOf(node, "name")?.text };
  return { before: null, name: /identifier$|^(this|self|super|import)$/.test(type) ? node.text : "" };
}
