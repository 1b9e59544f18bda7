import { findInShell } from "../../code/shell/find-in-shell.ts";
import { readsOf, useOfNames } from "../../code/shell/variables/use-of-names.ts";
import { kindByNames } from "../../code/text/words.ts";
import { inOrder, isPortText, type PortPlace, placeOf } from "../../places/port-place.ts";
import { findInValue } from "../find-in-value.ts";
import { isPortKey } from "../key-words.ts";
import { linesOf } from "./lines-of.ts";

const VARIABLE = /^\s*@?set\s+(?:\/a\s+)?"?([A-Za-z_]\w*)=([^"&|]*?)"?\s*$/i;
const LOOP = /\bfor\s+%%(\w)\s+in\s+\(([\d\s,]+)\)\s+do\s+(.*)$/i;
/** `for /f "tokens=5" %%a in ('netstat -ano ^| findstr :7120') do taskkill /PID %%a` */
const LINES = /^(\s*@?for\s+\/f\s+(?:"[^"]*"\s+)?%%\w\s+in\s+\()(['`])(.*?)\2(\)\s+do\s)/i;
const SILENT = /^\s*@?(?:rem\b|::|echo\b|title\b|timeout\b|color\b|mode\b)/i;

/** Ports in scripts of the Windows command prompt: what they set, and their commands, which are read as a shell's. */
export function findInBatch(text: string): PortPlace[] {
  const places: PortPlace[] = [];
  let script = "";
  for (const { line, start } of linesOf(text)) {
    script = script.padEnd(start, "\n");
    const [, variable = "", value = ""] = VARIABLE.exec(line) ?? [];
    places.push(...inLoop(line, start));
    if (variable !== "") places.push(...assigned(variable, value.trim(), start + line.lastIndexOf(value)));
    else if (!SILENT.test(line)) script += asShell(line);
  }
  return inOrder([...places, ...findInShell(script, 0)]);
}

/** `for %%p in (7120 7121) do curl http://localhost:%%p` */
function inLoop(line: string, start: number): readonly PortPlace[] {
  const [whole = "", variable = "", list = "", body = ""] = LOOP.exec(line) ?? [];
  const kind = variable === "" ? undefined : useOfNames([readsOf("p")], body.replaceAll(`%%${variable}`, "$p"), []);
  if (kind === undefined) return [];
  const from = start + line.indexOf(whole) + whole.indexOf(list);
  return [...list.matchAll(/\d{2,5}/g)].map(({ 0: digits, index }) => placeOf(kind, digits, from + index));
}

function assigned(variable: string, value: string, at: number): readonly PortPlace[] {
  if (!isPortText(value)) return findInValue(value, at, { isAddress: false });
  return isPortKey(variable) ? [placeOf(kindByNames([variable]) ?? "bind", value, at)] : [];
}

/** What the two kinds of shells write in different ways; nothing moves. */
const asShell = (line: string): string =>
  line
    .replace(LINES, (_, lead, _quote, command, tail) => `${blank(lead)} ${command};${blank(tail)}`)
    .replace(/\^(?=[|<>&])/g, " ")
    .replace(/%(\w+)%/g, (hole) => `$${"_".repeat(hole.length - 1)}`)
    .replace(/\^$/, "\\")
    .replace(/\\(?=.)/g, "/")
    .replace(/^\s*(?:@?start\s+(?:"[^"]*"\s+)?(?:\/\w+\s+)*|@?call\s+|@)/i, blank);

const blank = (text: string): string => " ".repeat(text.length);
