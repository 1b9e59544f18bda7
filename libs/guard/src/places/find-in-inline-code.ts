import { countWork, spendSearch } from "../code/work.ts";
import { type FindPlaces, type PortPlace, shifted } from "./port-place.ts";

/** How each interpreter is handed code, and the name of a file that holds such code. */
const INTERPRETERS: readonly (readonly [name: RegExp, flag: RegExp, file: string])[] = [
  [/^python[\d.]*$/, /^-\w*c$/, "inline.py"],
  [/^(?:node|bun)$/, /^(?:-\w*[ep]|--eval|--print)$/, "inline.js"],
  [/^ruby$/, /^-\w*e$/, "inline.rb"],
  [/^php$/, /^-\w*r$/, "inline.php"],
];
/** `python -c "…"`, also as the words of a list: `["node", "-e", "…"]`. */
const HANDED = new RegExp(
  [
    String.raw`\b(python[\d.]{0,5}|node|bun|ruby|php)\b["']?`,
    String.raw`(?:[\s,\\]{1,60}["']?-[\w-]{1,40}(?:=\S{1,100})?["']?){0,4}?`,
    String.raw`[\s,\\]{1,60}["']?(--?\w{1,8})["']?`,
    String.raw`[\s,\\]{1,60}(?:"((?:[^"\\]|\\[\s\S]){1,4000})"|'([^']{1,4000})')`,
  ].join(""),
  "dg",
);
/** Each is parsed on its own; a file with more of them is data. */
const MOST = 200;
const COMMENT = /^\s*(?:#|\/\/|rem\b|::|;)/i;

/** The ports in code that a command hands to an interpreter; `find` reads it as a file of that language. */
export async function findInInlineCode(text: string, find: FindPlaces): Promise<readonly PortPlace[]> {
  const places: PortPlace[] = [];
  for (const { body, file, start } of countWork(() => inlineCodeOf(text)).slice(0, MOST))
    places.push(...shifted(await find(body, file), start));
  return places;
}

function inlineCodeOf(text: string): readonly { body: string; file: string; start: number }[] {
  if (!/\s["']?-(?:\w?[cepr]|-eval|-print)\b/.test(text)) return [];
  spendSearch(text);
  return [...text.matchAll(HANDED)].flatMap((match) => {
    const [, name = "", flag = "", escaped, plain = ""] = match;
    const [, , file] = INTERPRETERS.find(([program, takes]) => program.test(name) && takes.test(flag)) ?? [];
    const line = text.slice(text.lastIndexOf("\n", match.index) + 1, match.index);
    if (file === undefined || COMMENT.test(line)) return [];
    // What a shell or a list takes out of its quotes; no offset moves.
    const body = escaped?.replace(/\\(["'`$\\])/g, " $1") ?? plain;
    const start = (match.indices?.[3] ?? match.indices?.[4])?.[0] ?? 0;
    // PHP is text until its code is opened.
    if (file !== "inline.php") return { body, file, start };
    return { body: `<?php ${body}`, file, start: start - "<?php ".length };
  });
}
