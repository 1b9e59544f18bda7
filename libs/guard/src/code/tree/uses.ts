import type { Node } from "@vscode/tree-sitter-wasm";
import { words } from "../text/name-pattern.ts";
import { ancestorOf, leafAt, parentOf } from "./ancestry.ts";
import { chainOf } from "./call.ts";
import { fieldOf, isUnder } from "./fields.ts";
import type { NamedBy } from "./step.ts";
import { functionAround } from "./steps/function-steps.ts";
import { keyName } from "./string-literal.ts";
import lists from "./uses.json" with { type: "json" };

/** Where a name was declared, and how: that bounds where it can be used. */
export interface Scope {
  at: Node;
  by: NamedBy;
}

interface Source {
  text: string;
  root: Node;
  values: Map<string, readonly Node[]>;
}

const MAX_USES = 40;
// In broken code anything may stand where a name is expected.
const IS_NAME = /^[\p{L}_$][\p{L}\p{N}_$]*$/u;
const MEMBER = /^(member_expression|attribute|selector_expression|field_expression|field_access)$/;
const NAME = words(lists.nameTypes);

/**
 * The places where a name is read, as expressions: `PORT` itself, `this.port`, `config.port`. With `key`, the reads of
 * that key of the object that the name holds. Shadowing is not followed; a file rarely has two ports under one name.
 */
export function usesOf(name: Node, source: Source, scope: Scope, key?: string, holder?: string): readonly Node[] {
  const isMember = !/identifier$/.test(name.type) || scope.by === "field";
  const last = isMember ? (name.lastNamedChild ?? name) : name;
  const word = key ?? keyName(last);
  if (!IS_NAME.test(word)) return [];
  const owner = key === undefined ? undefined : (holder ?? chainOf(name).split(".").pop());
  const around = scope.by === "field" || isMember ? undefined : functionAround(scope.at);
  const from = around?.startIndex ?? 0;
  const to = around?.endIndex ?? source.text.length;
  const uses: Node[] = [];
  for (const at of occurrences(word, source.text, from, to)) {
    if (at >= name.startIndex && at < name.endIndex) continue;
    const node = leafAt(source.root, at);
    if (node === null || !NAME.test(node.type) || node.text !== word) continue;
    const use = readAt(node, isMember || key !== undefined, owner);
    if (use === undefined || !sharesObject(use, isMember, scope)) continue;
    if (isShadowed(use, word, scope, source, isMember)) continue;
    uses.push(use);
    if (uses.length >= MAX_USES) break;
  }
  return uses;
}

/** `this.port` of one class is not that of another. */
function sharesObject(use: Node, isMember: boolean, scope: Scope): boolean {
  if (!isMember || !/^(this|self|cls|Self)\./.test(chainOf(use))) return true;
  const own = classAround(scope.at);
  return own === undefined || own.id === classAround(use)?.id;
}

const CLASSES = /^(class|class_declaration|class_definition|enum_declaration)$/;

const classAround = (node: Node): Node | undefined => ancestorOf(node, CLASSES);

/** True if the function around a use has a parameter or a variable of the same name of its own. */
function isShadowed(use: Node, word: string, scope: Scope, source: Source, isMember: boolean): boolean {
  if (isMember || scope.by === "parameter") return false;
  const inner = functionAround(use);
  if (inner === undefined || inner.id === functionAround(scope.at)?.id) return false;
  const text = source.text.slice(inner.startIndex, Math.min(inner.endIndex, inner.startIndex + 5000));
  const parameters = fieldOf(inner, "parameters")?.text ?? "";
  const name = word.replaceAll("$", "\\$");
  const own = new RegExp(
    `(?:^|[^.\\w$])(?:${name}\\s*:=|(?:const|let|var|int)\\s+${name}\\b|${name}\\s*(?::\\s*\\w+\\s*)?=(?!=))`,
  );
  return hasWord(parameters, word) || (own.test(text) && !text.includes(`global ${word}`));
}

/** The values that a name is given anywhere in the file, by declaration or assignment. */
export function valuesAssigned(name: Node, source: Source, asField = false): readonly Node[] {
  const isField = asField || /^(property|field)_identifier$/.test(name.type);
  const isMember = isField || MEMBER.test(name.type);
  const chain = isField ? `this.${name.text}` : isMember ? chainOf(name) : name.text;
  const word = chain.split(".").pop() ?? "";
  if (!IS_NAME.test(word)) return [];
  const around = isMember ? undefined : functionAround(name);
  const isParameter = hasWord(fieldOf(around, "parameters")?.text ?? "", word);
  const id = `${chain}@${around?.id ?? 0}`;
  const known = source.values.get(id);
  if (known !== undefined) return known;
  const values: Node[] = [];
  for (const at of occurrences(word, source.text, 0, source.text.length)) {
    const node = leafAt(source.root, at);
    if (!NAME.test(node.type) && node.type !== "shorthand_property_identifier_pattern") continue;
    const given = valueGivenAt(node);
    if (given === undefined || isMember !== given.isMember) continue;
    if (isMember && !sameOwner(chain, given.chain)) continue;
    const outer = isMember ? undefined : functionAround(node);
    // A parameter hides what is declared around the function.
    if (!isMember && (isParameter ? outer?.id !== around?.id : !isAround(outer, around))) continue;
    values.push(given.value);
    if (values.length >= MAX_USES) break;
  }
  source.values.set(id, values);
  return values;
}

/** A field declared in a class is that of `this`, `self` or a receiver of any name. */
function sameOwner(chain: string, other: string): boolean {
  return chain === other || (!other.includes(".") && /^(this|self|\w)\.\w+$/.test(chain));
}

/** True if a declaration in one function can be seen in another: it is the same, or around it, or there is none. */
function isAround(outer: Node | undefined, inner: Node | undefined): boolean {
  if (outer === undefined) return true;
  return inner !== undefined && outer.startIndex <= inner.startIndex && outer.endIndex >= inner.endIndex;
}

function hasWord(text: string, word: string): boolean {
  return new RegExp(`(?:^|[^.\\w$])${word.replaceAll("$", "\\$")}(?![\\w$])`).test(text);
}

function* occurrences(word: string, text: string, from: number, to: number): Iterable<number> {
  let looked = 0;
  for (let at = text.indexOf(word, from); at >= 0 && at < to; at = text.indexOf(word, at + 1)) {
    if (/[\w$]/.test(text[at - 1] ?? "") || /[\w$]/.test(text[at + word.length] ?? "")) continue;
    // A name that is everywhere is not that of a port.
    if (++looked > 200) return;
    yield at;
  }
}

/** The expression that reads a name at a node, or undefined where the node writes or declares it. */
function readAt(node: Node, asMember: boolean, owner: string | undefined): Node | undefined {
  const parent = parentOf(node);
  if (parent === null) return undefined;
  const isProperty =
    /^(property_identifier|field_identifier)$/.test(node.type) ||
    (parent.type === "attribute" && isUnder(parent, node, "attribute")) ||
    (parent.type === "field_access" && isUnder(parent, node, "field"));
  if (isProperty) {
    if (!asMember || !MEMBER.test(parent.type)) return undefined;
    if (owner !== undefined && !chainOf(parent).split(".").slice(-2, -1).includes(owner)) return undefined;
    return isWritten(parent) ? undefined : parent;
  }
  if (owner !== undefined || (asMember && !isBareField(node))) return undefined;
  return isWritten(node) ? undefined : node;
}

/** Java reads fields without `this`. */
function isBareField(node: Node): boolean {
  const list = parentOf(node);
  if (node.type !== "identifier" || list?.type !== "argument_list") return false;
  return /^(method_invocation|object_creation_expression)$/.test(parentOf(list)?.type ?? "");
}

function isWritten(node: Node): boolean {
  const parent = parentOf(node);
  if (parent === null) return false;
  if (isUnder(parent, node, "left")) return !/binary|operator|comparison/.test(parent.type);
  if (isUnder(parent, node, "name", "pattern", "key", "function", "label", "alias")) return true;
  return /parameter|import|export_specifier|expression_list/.test(parent.type) && isLeftOf(parent);
}

function isLeftOf(list: Node): boolean {
  return list.type !== "expression_list" || isUnder(parentOf(list), list, "left");
}

interface Given {
  value: Node;
  isMember: boolean;
  chain: string;
}

function valueGivenAt(node: Node): Given | undefined {
  const member = parentOf(node);
  const isMember = member !== null && MEMBER.test(member.type) && member.endIndex === node.endIndex;
  const target = isMember ? member : node;
  const value = valueGivenTo(target);
  if (value === null) return undefined;
  const isField = /field_definition$/.test(parentOf(target)?.type ?? "");
  return { value, isMember: isMember || isField, chain: isMember ? chainOf(target) : node.text };
}

function valueGivenTo(target: Node): Node | null {
  const parent = parentOf(target);
  if (parent === null) return null;
  const isLeft = isUnder(parent, target, "left", "name", "pattern");
  if (isLeft && !/binary|comparison|parameter|keyword_argument/.test(parent.type))
    return fieldOf(parent, "right", "value");
  // Go: `port, err := strconv.Atoi(os.Getenv("PORT"))`; Rust: `if let Ok(port) = env::var("PORT")`.
  if (parent.type === "expression_list" && isLeftOf(parent)) return fieldOf(parentOf(parent), "right");
  if (!parent.type.endsWith("pattern")) return null;
  // JavaScript: `const { PORT, GRPC_PORT: grpcPort } = process.env`.
  const pattern = parent.type === "pair_pattern" ? parentOf(parent) : parent;
  const owner = parentOf(pattern);
  return pattern !== null && isUnder(owner, pattern, "pattern", "name") ? fieldOf(owner, "value") : null;
}
