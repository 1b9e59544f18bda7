import type { Node } from "@vscode/tree-sitter-wasm";
import { parse } from "../code/parse.ts";
import { ancestorOf, parentOf } from "../code/tree/ancestry.ts";
import { namedChildrenOf } from "../code/tree/fields.ts";
import { howToRead } from "../judge/how-to-read.ts";
import lists from "./fix-python.json" with { type: "json" };
import type { FindReplacements, Replacement } from "./replacement.ts";

/** Where a number may become a call: an argument, a value, an element. */
const PARENTS = new Set(lists.fixableParents);

/** Python: a number that is bound or called. The file imports `os` for it. */
export const fixPython: FindReplacements = (path, text, places) =>
  parse(text, "python", (root) => {
    const numbers = places.flatMap(({ end, kind, row, start, variable }): Replacement[] => {
      const node = root.descendantForIndex(start, end);
      if ((kind !== "bind" && kind !== "connect") || variable !== undefined) return [];
      if (node?.type !== "integer" || node.endIndex !== end || !PARENTS.has(parentOf(node)?.type ?? "")) return [];
      // Before Python 3.12, an f-string ends at the first quote that is like its own.
      if (ancestorOf(node, /^interpolation$/)) return [];
      return [{ start, end, by: howToRead(row, { path, text }) }];
    });
    const [first] = numbers;
    if (first === undefined || isTaken(root)) return [];
    const imported = root.descendantsOfType("import_statement").find((node) => node !== null && importsOs(node));
    if (imported) return imported.parent?.id === root.id && imported.endIndex <= first.start ? numbers : [];
    return [...numbers, importBefore(root, text)];
  });

const importsOs = (node: Node): boolean => namedChildrenOf(node).some(({ text }) => /^os(?:\.|$)/.test(text));

/** Whether `os` is something else than the module: an argument, a variable, another name of a module. */
function isTaken(root: Node): boolean {
  return root.descendantsOfType("identifier").some((node) => {
    if (node?.text !== "os") return false;
    const parent = parentOf(node);
    const isModule = parent?.type === "dotted_name" && parentOf(parent)?.type === "import_statement";
    return !isModule && !(parent?.type === "attribute" && parent.childForFieldName("object")?.id === node.id);
  });
}

/** `import os`, among the plain imports at the top by its name, behind the docstring and what is from __future__. */
function importBefore(root: Node, text: string): Replacement {
  const newline = text.includes("\r\n") ? "\r\n" : "\n";
  const statements = namedChildrenOf(root).filter(({ type }) => type !== "comment");
  const isHead = ({ firstNamedChild, type }: Node, index: number) =>
    type === "future_import_statement" ||
    (index === 0 && type === "expression_statement" && firstNamedChild?.type === "string");
  const rest = statements.filter((node, index) => !isHead(node, index));
  const isLater = ({ text: statement, type }: Node) => type !== "import_statement" || statement > "import os";
  const start = rest.find(isLater)?.startIndex ?? 0;
  return { start, end: start, by: `import os${newline}` };
}
