import type { Node } from "@vscode/tree-sitter-wasm";
import { leafAt, parentOf } from "../tree/ancestry.ts";
import { fieldOf } from "../tree/fields.ts";
import { spendSearch } from "../work.ts";
import type { SourceFile } from "./source-file.ts";

/** A loop through a collection under a name. */
export interface Loop {
  /** What each element is given to: a name, or a pattern of names. */
  pattern: string;
  patternStart: number;
  /** Elements, or keys with their values; "each" gives what the collection has. */
  gives: "items" | "entries" | "values" | "each";
  /** Where the names hold. */
  from: number;
  to: number;
}

const MAX_LOOPS = 10;

/** The loops of a file through the collection of this name, comprehensions and callbacks too. */
export function loopsOver(name: string, file: SourceFile): readonly Loop[] {
  const own = `(?<![\\w.$])${name.replaceAll("$", "\\$")}`;
  const gives = String.raw`Object\.(?<m>entries|values)\(\s*`;
  const wrapped = String.raw`(?<wrap>enumerate\()?(?:sorted\(|list\(|reversed\()*`;
  const methods = "(?:forEach|map|flatMap|filter|some|every|find)";
  const patterns = [
    // Python
    String.raw`\bfor\s+(?<p>[\w\s,()*]{1,80}?)\s+in\s+${wrapped}${own}(?:\.(?<m>items|values)\(\))?(?![\w.[(])`,
    // JavaScript
    String.raw`\bfor\s*(?:await\s*)?\(\s*(?:const|let|var)\s+(?<p>[^\n]{1,80}?)\s+of\s+(?:${gives})?${own}` +
      String.raw`(?:\.(?:entries|values)\(\))?\s*\)`,
    String.raw`(?:${gives}${own}\s*\)|${own})\.${methods}\(\s*(?:async\s*)?(?<p>\([^=\n]{1,80}?\)|\w+)\s*=>`,
    // Go
    String.raw`\bfor\s+(?<p>[\w\s,]{1,40}?)\s*:=\s*(?<m>range)\s+${own}\b`,
    // Ruby
    String.raw`${own}\.(?<m>each)\w*\s*(?:do|\{)\s*\|(?<p>[^|\n]{1,60})\|`,
  ];
  return patterns.flatMap((source) => {
    spendSearch(file.text);
    return [...file.text.matchAll(new RegExp(source, "g"))].slice(0, MAX_LOOPS).flatMap((match) => {
      const { m: mode = "", p: written = "", wrap } = match.groups ?? {};
      const isCallback = match[0].endsWith("=>");
      // The callback's own parentheses, and the count of `enumerate`.
      const inside = isCallback && written.startsWith("(") ? (partsOf(written)[0] ?? "") : written;
      const pattern = wrap === undefined ? inside : written.replace(/^[^,]*,\s*/, "");
      const patternStart = match.index + match[0].indexOf(written) + Math.max(0, written.indexOf(pattern));
      const around = rangeAround(leafAt(file.root, patternStart), match.index, isCallback);
      const how = mode === "values" || mode === "each" ? mode : mode === "" ? "items" : "entries";
      return around === undefined
        ? []
        : [{ pattern, patternStart, gives: how, from: around.startIndex, to: around.endIndex }];
    });
  });
}

/** The loop whose collection stands in its own head: `for name, port in [("a", 9010)]: …`. */
export function loopAround(collection: Node): Loop | undefined {
  const owner = parentOf(collection);
  if (!/^(?:for_statement|for_in_statement|for_in_clause)$/.test(owner?.type ?? "")) return undefined;
  const pattern = fieldOf(owner, "left");
  const around = owner?.type === "for_in_clause" ? parentOf(owner) : owner;
  if (pattern === null || around === null || fieldOf(owner, "right")?.id !== collection.id) return undefined;
  const [from, to] = [around.startIndex, around.endIndex];
  return { pattern: pattern.text, patternStart: pattern.startIndex, gives: "items", from, to };
}

const LOOP =
  /^(?:for_|list_comprehension|set_comprehension|dictionary_comprehension|generator_expression|do_block|block$)/;

function rangeAround(leaf: Node, start: number, isCallback: boolean): Node | undefined {
  const type = isCallback ? /^arrow_function$/ : LOOP;
  let at: Node | null = leaf;
  for (let depth = 0; at !== null && depth < 8; depth++, at = parentOf(at))
    if (
      type.test(at.type) &&
      at.type !== "for_in_clause" &&
      (isCallback || at.startIndex <= start + 1 || at.type !== "for_statement")
    )
      return at.type === "range_clause" ? (parentOf(at) ?? undefined) : at;
  return undefined;
}

/** The parts of a pattern between its commas, without the brackets around it. */
export function partsOf(pattern: string): readonly string[] {
  const text = pattern.trim().replace(/^[[({]([\s\S]*)[\])}]$/, "$1");
  const parts: string[] = [];
  let depth = 0;
  let from = 0;
  for (let at = 0; at <= text.length; at++) {
    const letter = text[at] ?? ",";
    if (/[[({]/.test(letter)) depth++;
    if (/[\])}]/.test(letter)) depth--;
    if (letter !== "," || depth > 0) continue;
    parts.push(text.slice(from, at).trim());
    from = at + 1;
  }
  return parts;
}
