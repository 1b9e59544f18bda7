import { languageOf } from "../code/language.ts";
import { parse } from "../code/parse.ts";
import { howToRead } from "../judge/how-to-read.ts";
import lists from "./fix-script.json" with { type: "json" };
import type { FindReplacements } from "./replacement.ts";

/** Where a number may become an expression: an argument, a property's value, an initialiser, a branch. */
const PARENTS = new Set(lists.fixableParents);

/** TypeScript and JavaScript: a number that is listened on. A browser has no process, and only servers bind. */
export const fixScript: FindReplacements = (path, text, places) => {
  const language = languageOf(path, text);
  if (language === undefined) return [];
  return parse(text, language, (root) =>
    places.flatMap(({ end, kind, row, start, variable }) => {
      const node = root.descendantForIndex(start, end);
      if (kind !== "bind" || variable !== undefined || node?.type !== "number" || node.endIndex !== end) return [];
      return PARENTS.has(node.parent?.type ?? "") ? [{ start, end, by: howToRead(row, path) }] : [];
    }),
  );
};
