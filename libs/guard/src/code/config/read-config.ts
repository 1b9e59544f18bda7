import type { CodeFacts, ConfigMember, ConfigNode } from "@berth/registry";
import type { Node } from "@vscode/tree-sitter-wasm";

/** Configurations nest a few objects; what lies deeper is no port. */
const MAX_DEPTH = 8;

/** What only passes its value on. */
const WRAPPERS = new Set(["parenthesized_expression", "as_expression", "satisfies_expression", "non_null_expression"]);

/** Functions that return the configuration they are given. */
const IDENTITY = /^(?:defineConfig|defineProject|defineNuxtConfig)$/;

/**
 * The object that a module exports by default (or as `module.exports`), also through `defineConfig`, a function that
 * does nothing but return it, or a constant. Undefined where it is anything else.
 */
export function readConfig(root: Node): Pick<CodeFacts, "config" | "problem"> {
  if (root.hasError) return { problem: "has a syntax error" };
  const exported = findExport(root);
  const object = exported && resolve(exported, root, 0);
  return object ? { config: nodeOf(object, 0) } : {};
}

function findExport(root: Node): Node | null {
  for (const statement of root.namedChildren) {
    if (statement?.type === "export_statement" && statement.children.some((child) => child?.type === "default"))
      return statement.childForFieldName("value");
    const assignment = statement?.type === "expression_statement" ? statement.namedChildren[0] : null;
    if (assignment?.type === "assignment_expression" && assignment.childForFieldName("left")?.text === "module.exports")
      return assignment.childForFieldName("right");
  }
  return null;
}

/** The object literal that an expression is in the end. */
function resolve(node: Node, root: Node, steps: number): Node | undefined {
  if (steps > MAX_DEPTH) return undefined;
  const next = (inner: Node | null | undefined) => (inner ? resolve(inner, root, steps + 1) : undefined);
  if (node.type === "object") return node;
  if (WRAPPERS.has(node.type)) return next(node.namedChildren[0]);
  if (node.type === "identifier") return next(constantOf(node.text, root));
  if (node.type === "arrow_function" || node.type === "function_expression") return next(returned(node));
  if (node.type !== "call_expression" || !IDENTITY.test(node.childForFieldName("function")?.text ?? ""))
    return undefined;
  const [first, ...more] = node.childForFieldName("arguments")?.namedChildren.filter(isCode) ?? [];
  return more.length === 0 ? next(first) : undefined;
}

/** What a top-level `const` of this name is given; undefined where the name is changed or declared twice. */
function constantOf(name: string, root: Node): Node | undefined {
  const found = root.namedChildren
    .filter((it) => it?.type === "lexical_declaration" && it.childForFieldName("kind")?.text === "const")
    .flatMap((it) => it?.namedChildren ?? [])
    .filter((it) => it?.type === "variable_declarator" && it.childForFieldName("name")?.text === name);
  return found.length === 1 ? (found[0]?.childForFieldName("value") ?? undefined) : undefined;
}

/** What a function returns, where it has one way to. */
function returned(node: Node): Node | undefined {
  const body = node.childForFieldName("body");
  if (body?.type !== "statement_block") return body ?? undefined;
  const all = body.descendantsOfType("return_statement").filter((it) => it !== null);
  // Those of functions inside of it are theirs.
  const [only, ...others] = all.filter((it) => functionAround(it)?.id === node.id);
  if (others.length > 0 || only?.parent?.id !== body.id) return undefined;
  return only.namedChildren.find(isCode) ?? undefined;
}

const FUNCTION = /function|method_definition/;

function functionAround(node: Node): Node | null {
  let around = node.parent;
  while (around && !FUNCTION.test(around.type)) around = around.parent;
  return around;
}

const isCode = (node: Node | null): node is Node => node !== null && node.type !== "comment";

function nodeOf(node: Node, depth: number): ConfigNode {
  const place = { offset: node.startIndex, length: node.endIndex - node.startIndex };
  if (WRAPPERS.has(node.type)) {
    const inner = node.namedChildren[0];
    return inner && depth < MAX_DEPTH ? nodeOf(inner, depth + 1) : { ...place, kind: "computed" };
  }
  if (node.type === "object" && depth < MAX_DEPTH) return { ...place, kind: "object", ...membersOf(node, depth) };
  if (node.type === "number" && /^[\d_]+$/.test(node.text))
    return { ...place, kind: "literal", value: Number(node.text.replaceAll("_", "")) };
  if (node.type === "true" || node.type === "false") return { ...place, kind: "literal", value: node.type === "true" };
  const isPlain = node.type === "string" && !node.text.includes("\\");
  return isPlain ? { ...place, kind: "literal", value: node.text.slice(1, -1) } : { ...place, kind: "computed" };
}

function membersOf(object: Node, depth: number): { members: ConfigMember[]; isOpen: boolean } {
  const members: ConfigMember[] = [];
  let isOpen = false;
  for (const child of object.namedChildren.filter(isCode)) {
    const place = { offset: child.startIndex, length: child.endIndex - child.startIndex };
    const key = child.childForFieldName(child.type === "method_definition" ? "name" : "key");
    const value = child.childForFieldName("value");
    const name = child.type === "shorthand_property_identifier" ? child.text : nameOf(key);
    if (name === undefined) isOpen = true;
    const computed = { ...place, kind: "computed" } as const;
    // What has no name keeps its place: the next member goes behind it.
    const said = child.type === "pair" && value && name !== undefined ? nodeOf(value, depth + 1) : computed;
    members.push({ key: name ?? "", ...place, value: said });
  }
  return { members, isOpen };
}

/** The name of a key that is written down; undefined for one that is computed. */
function nameOf(key: Node | null): string | undefined {
  if (key?.type === "property_identifier") return key.text;
  return key?.type === "string" && !key.text.includes("\\") ? key.text.slice(1, -1) : undefined;
}
