import type { Node } from "@vscode/tree-sitter-wasm";
import { parse } from "../code/parse.ts";
import { parentOf } from "../code/tree/ancestry.ts";
import { howToRead } from "../judge/how-to-read.ts";
import type { FindReplacements } from "./replacement.ts";

/** Here `${X:-9010}` stays as it is written, or would be something else. */
const LITERAL = new Set([
  "raw_string",
  "ansi_c_string",
  "heredoc_body",
  "arithmetic_expansion",
  "case_item",
  "expansion",
  "regex",
  "extglob_pattern",
  "comment",
]);

/** Shell: a number in a word or between double quotes, where the shell fills in a variable. */
export const fixShell: FindReplacements = (path, text, places, spec) =>
  parse(text, "bash", (root) =>
    places.flatMap(({ end, row, start }) => {
      const isInRange = text.startsWith("..", end) || text.slice(0, start).endsWith("..");
      // `WEB_PORT=9010`, where 9010 is another row's, may mean either.
      const given = /(\w+)=["']?$/.exec(text.slice(Math.max(0, start - 100), start))?.[1];
      const isMixedUp = given !== row.env && spec.ports.some(({ env }) => env === given);
      if (isInRange || isMixedUp || !isExpanded(root.descendantForIndex(start, end))) return [];
      return [{ start, end, by: howToRead(row, { path, text }) }];
    }),
  );

function isExpanded(node: Node | null): boolean {
  let below = node;
  for (let at = node; at !== null; at = parentOf(at)) {
    // Of a branch of `case`, only the pattern is no word.
    if (at.type === "case_item" ? at.childForFieldName("value")?.id === below?.id : LITERAL.has(at.type)) return false;
    if (at.type === "command" || at.type === "program") return node !== null;
    below = at;
  }
  return false;
}
