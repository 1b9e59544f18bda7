import type { Node } from "@vscode/tree-sitter-wasm";
import { parentOf } from "../ancestry.ts";
import { callOf } from "../call.ts";
import { fieldOf, isUnder } from "../fields.ts";
import { forTypes, type NamedBy, type Step, type StepRules } from "../step.ts";
import { argumentOf } from "./call-steps.ts";
import lists from "./declaration-steps.json" with { type: "json" };

/** Values that get a name: variables, constants, fields, parameters and their defaults. */
export const declarationSteps: StepRules = {
  ...forTypes(lists.variableTypes, (node, parent) => named(node, parent, "declaration")),
  ...forTypes(lists.fieldTypes, (node, parent) => named(node, parent, "field")),
  ...forTypes(lists.parameterTypes, (node, parent) => named(node, parent, "parameter")),
  ...forTypes(["assignment_pattern", "object_assignment_pattern"], patternDefault),
  ...forTypes(lists.assignmentTypes, assigned),
};

/** C# and PHP: the value stands in no field. */
const UNNAMED = /^(variable_declarator|const_element)$/;

function named(value: Node, of: Node, by: NamedBy): Step | undefined {
  const name =
    fieldOf(of, "name", "pattern", "property", "declarator") ?? (UNNAMED.test(of.type) ? of.namedChild(0) : null);
  const isValue = isUnder(of, value, "value") || (UNNAMED.test(of.type) && fieldOf(of, "value") === null);
  return name !== null && name.id !== value.id && isValue ? { role: "named", of, name, by } : undefined;
}

function assigned(node: Node, assignment: Node): Step | undefined {
  const left = fieldOf(assignment, "left", "name");
  if (left === null || left.id === node.id) return undefined;
  // C#: `new Options { Port = 8080 }`.
  const initializer = parentOf(assignment);
  const call =
    initializer?.type === "initializer_expression" ? callOf(parentOf(initializer) ?? initializer) : undefined;
  if (call !== undefined) return { ...argumentOf(call, node), name: left.text };
  const operator = fieldOf(assignment, "operator")?.text ?? "=";
  if (operator === "||=" || operator === "??=") return { role: "fallback", of: assignment, beside: [left] };
  const name = left.type === "expression_list" ? left.namedChild(0) : left;
  if (!/^:?=$/.test(operator) || name === null) return undefined;
  const inClass = parentOf(parentOf(parentOf(assignment)))?.type === "class_definition";
  const by = assignment.type === "short_var_declaration" ? "declaration" : inClass ? "field" : "assignment";
  return { role: "named", of: assignment, name, by };
}

/** `{ PORT = 3000 } = process.env`: the default of a name taken from something. */
function patternDefault(node: Node, pattern: Node): Step | undefined {
  if (!isUnder(pattern, node, "right")) return undefined;
  let at = parentOf(pattern);
  for (let depth = 0; at !== null && depth < 6; depth++, at = parentOf(at)) {
    if (at.type === "variable_declarator" || at.type === "assignment_expression") {
      const source = fieldOf(at, "value", "right");
      if (source !== null && /\b(process\.env|import\.meta\.env|Bun\.env|env)$/.test(source.text))
        return { role: "fallback", of: pattern, beside: [source] };
      break;
    }
    if (/parameter|function/.test(at.type)) break;
  }
  const name = fieldOf(pattern, "left");
  return name === null ? undefined : { role: "named", of: pattern, name, by: "parameter" };
}
