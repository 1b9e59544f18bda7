import type { Node } from "@vscode/tree-sitter-wasm";
import { languageOf } from "../code/language.ts";
import { parse } from "../code/parse.ts";
import { ancestorOf, parentOf } from "../code/tree/ancestry.ts";
import { howToRead } from "../judge/how-to-read.ts";
import lists from "./fix-script.json" with { type: "json" };
import type { FindReplacements } from "./replacement.ts";

/** Where a number may become an expression: an argument, a property's value, an initialiser, a branch. */
const PARENTS = new Set(lists.fixableParents);

/** A Deno program may read its environment only where it is allowed to. */
const DENO = /\bDeno\.|^#!.*\bdeno\b/;

const AS = /^as_expression$/;
const NAMES = ["identifier", "type_identifier", "shorthand_property_identifier_pattern"];
/** `import process from "node:process"` is the one that all programs have. */
const OF_NODE = /["'](?:node:)?process["']/;

/**
 * TypeScript and JavaScript: a number that is listened on. A browser has no process, and only servers bind. Nothing
 * in a file where `process` or `Number` is something else.
 */
export const fixScript: FindReplacements = (path, text, places) => {
  const language = languageOf(path, text);
  if (language === undefined || DENO.test(text)) return [];
  return parse(text, language, (root) => {
    if (isTaken(root, text)) return [];
    return places.flatMap(({ end, kind, row, start, variable }) => {
      const node = root.descendantForIndex(start, end);
      if (kind !== "bind" || variable !== undefined || node?.type !== "number" || node.endIndex !== end) return [];
      // `{ port: 9010 } as const` is a type as well.
      if (ancestorOf(node, AS)?.text.endsWith("as const")) return [];
      return PARENTS.has(node.parent?.type ?? "") ? [{ start, end, by: howToRead(row, { path, text }) }] : [];
    });
  });
};

/** Whether a name that is put in is declared here as something else than what Node has. */
function isTaken(root: Node, text: string): boolean {
  if (!/\b(?:process|Number)\b/.test(text)) return false;
  return root.descendantsOfType(NAMES).some((node) => {
    if (node?.text !== "process" && node?.text !== "Number") return false;
    const parent = parentOf(node);
    const names = lists.declarations[(parent?.type ?? "") as keyof typeof lists.declarations];
    if (names === undefined || parent === null || ancestorOf(node, /^ambient_declaration$/)) return false;
    const isName = names === "*" || parent.childForFieldName(names)?.id === node.id;
    return isName && !OF_NODE.test((ancestorOf(node, /^import_statement$/) ?? parent).text);
  });
}
