import type { Node } from "@vscode/tree-sitter-wasm";
import type { Call } from "./call.ts";

/** One step up from a value to what it is part of. The grammars differ in the names; steps are the same in all. */
export type Step =
  /** The same value: parentheses, casts, awaits, joined strings. */
  | { role: "same"; of: Node }
  | ArgumentStep
  /** The value under a key of an object, dictionary or struct. */
  | { role: "entry"; of: Node; key: string }
  /** An element of a list; a loop goes through the list and gives each element this name. */
  | { role: "each"; of: Node; name: Node }
  /** An element of an array or tuple. */
  | { role: "element"; of: Node; index: number; size: number }
  /** The value that is taken when what stands beside it has none. */
  | { role: "fallback"; of: Node; beside: readonly Node[] }
  | NamedStep
  /** One side of a comparison: looked at, not used. */
  | { role: "compared"; of: Node }
  /** The result of a function. */
  | { role: "returned"; of: Node; name: string };

/** An argument of a call; `name` for keyword arguments. */
export interface ArgumentStep {
  role: "argument";
  of: Node;
  call: Call;
  index: number;
  name?: string;
}

/** The value of a variable, constant, field or parameter. */
export interface NamedStep {
  role: "named";
  of: Node;
  name: Node;
  by: NamedBy;
}

export type NamedBy = "declaration" | "assignment" | "parameter" | "field";

/** The step from a node to its parent; undefined where the value ends. */
type StepRule = (node: Node, parent: Node) => Step | undefined;

/** The rules of a family of syntax, by the type of the parent. */
export type StepRules = Readonly<Record<string, StepRule>>;

/** One rule for several types of parents. */
export function forTypes(types: readonly string[], rule: StepRule): StepRules {
  return Object.fromEntries(types.map((type) => [type, rule]));
}

export const same = (of: Node): Step => ({ role: "same", of });
