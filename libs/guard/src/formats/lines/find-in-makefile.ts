import { findInShell } from "../../code/shell/find-in-shell.ts";
import { kindByNames } from "../../code/text/words.ts";
import { inOrder, isPortText, type PortPlace, placeOf } from "../../places/port-place.ts";
import { findInValue } from "../find-in-value.ts";
import { isPortKey } from "../key-words.ts";
import { linesOf, withoutComment } from "./lines-of.ts";

const VARIABLE = /^\s*(?:export\s+|override\s+)?([A-Za-z_][\w.-]*)\s*(\?|:{1,3}|\+)?=\s*(\S.*?)\s*$/;

/** Ports in the variables and in the recipes of make and just. */
export function findInMakefile(text: string): PortPlace[] {
  const places: PortPlace[] = [];
  let script = "";
  for (const { line, start } of linesOf(text)) {
    script = script.padEnd(start, "\n");
    if (/^(?:\t| {2,})/.test(line)) script += asShell(line);
    else places.push(...inVariable(withoutComment(line, /^#/), start));
  }
  return inOrder([...places, ...findInShell(script, 0)]);
}

/** A recipe as the shell gets it; nothing moves. */
function asShell(line: string): string {
  return line
    .replace(/^\s+[@+-]+/, (signs) => " ".repeat(signs.length))
    .replace(/\$\$/g, " $")
    .replace(/\$\((\w+)\)/g, (_, name: string) => `\${${name}}`)
    .replace(/\{\{([\w\s]*)\}\}/g, (hole) => `$${"_".repeat(hole.length - 1)}`);
}

function inVariable(line: string, start: number): readonly PortPlace[] {
  const [, variable = "", sign, value = ""] = VARIABLE.exec(line) ?? [];
  if (!/\d\d/.test(value)) return [];
  const at = start + line.lastIndexOf(value);
  const digits = value.replace(/^(["'])(.*)\1$/, "$2");
  if (!isPortText(digits)) return findInValue(value, at, { isAddress: false });
  if (!isPortKey(variable)) return [];
  const from = at + value.indexOf(digits);
  return sign === "?"
    ? [placeOf("default", digits, from, { variable })]
    : [placeOf(kindByNames([variable]) ?? "bind", digits, from)];
}
