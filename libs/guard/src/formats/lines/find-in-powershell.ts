import { findInShell } from "../../code/shell/find-in-shell.ts";
import { kindByNames, namesPort } from "../../code/text/words.ts";
import { spendSearch } from "../../code/work.ts";
import { inOrder, isPortText, type PlaceKind, type PortPlace, placeOf } from "../../places/port-place.ts";
import { findInArguments } from "../find-in-arguments.ts";
import { findInValue } from "../find-in-value.ts";
import lists from "./find-in-powershell.json" with { type: "json" };
import { joinedLinesOf, withoutComment } from "./lines-of.ts";

const anyOf = (names: readonly string[]) => new RegExp(`^\\s*(?:\\$\\w+\\s*=\\s*)?(?:${names.join("|")})\\b`, "i");
const SAYS = anyOf(lists.says);
const CLIENTS = new RegExp(`\\b(?:${lists.clients.join("|")})\\b`, "i");
const FIREWALL = anyOf(lists.firewall);
const NAME = String.raw`(?:\[[\w.[\]]+\]\s*)?\$(?:(env|script|global):)?(\w+)`;
const NUMBERS = String.raw`\d{2,5}(?:\s*,\s*\d{2,5})*`;
const VARIABLE = new RegExp(String.raw`(?<![\w$])${NAME}\s*=\s*(?:@?\(\s*)?["']?(${NUMBERS})["']?(?![\w.:])`, "gi");
const KEY = /(?:^|[{;\s])["']?(\w+)["']?\s*=\s*["']?(\d{2,5})["']?(?=\s*(?:[;}\r\n]|$))/g;
const FLAG = /\s-(\w*Port)[\s:]+["']?(\d{2,5})\b/gi;
const LOOP = /\bforeach\s*\(\s*\$(\w+)\s+in\s+@?\(?([\d\s,]+)\)/i;
const ARGUMENTS = /-ArgumentList\s+@?\(?(["'][^)\n]*)/i;
const LISTENER = /\b(?:TcpListener|UdpClient|IPEndPoint)\b[^\n]*?[(,\s](\d{2,5})\b/i;
const CLIENT = /\bTcpClient\b[^\n]*?["'],?\s*,?\s*(\d{2,5})\b/i;
const EXTERNAL = /^\s*&?\s*(?:["']?[\w./\\-]+["']?)(?:\.exe)?\s/;
const OPENS = /\.Prefixes\.Add\(|ASPNETCORE_URLS|-Listen/i;

/** Numbers of a list, a line each, with comments. None of these may begin a list: each would be tried to its end. */
const LIST = /@\((?:[\s,\d]|#[^\n@]*\n)+\)/g;

/** A list on one line, with a comma behind each number; nothing moves. */
const onOneLine = (list: string): string =>
  list
    .replace(/#[^\n]*/g, (comment) => " ".repeat(comment.length))
    .replace(/(?<=\d)\s(?=\s*\d)/g, ",")
    .replace(/[\r\n]/g, " ");

/** Ports in PowerShell: variables, parameters, addresses, and programs that it runs as a shell does. */
export function findInPowershell(text: string): PortPlace[] {
  const code = text
    .replace(/<#[\s\S]*?(?:#>|$)/g, (comment) => comment.replace(/[^\n]/g, " "))
    .replace(LIST, onOneLine);
  const places: PortPlace[] = [];
  let depth = 0;
  for (const { line, start } of joinedLinesOf(code, "`")) {
    const own = withoutComment(line, /^#/);
    const isParameter = depth > 0 || /\bparam\s*\(/i.test(own);
    if (isParameter) depth += count(own, "(") - count(own, ")");
    if (!/\d\d/.test(own) || SAYS.test(own) || FIREWALL.test(own)) continue;
    places.push(...placesInLine(own, start, isParameter), ...inLoop(own, start, code));
  }
  return inOrder(places);
}

/** `foreach ($p in 7120, 7121) { … -Port $p }`: what the script does with the variable tells. */
function inLoop(line: string, start: number, code: string): readonly PortPlace[] {
  const [whole = "", variable = "", list = ""] = LOOP.exec(line) ?? [];
  if (variable === "") return [];
  const isCalled = new RegExp(
    `(?:${lists.clients.join("|")})\\b[^\\n]*-\\w*Port\\s+\\$${variable}\\b|[\\w)]:\\$\\{?${variable}\\b`,
    "i",
  );
  spendSearch(code);
  const kind = isCalled.test(code) ? "connect" : namesPort(variable) ? "bind" : undefined;
  if (kind === undefined) return [];
  const from = start + line.indexOf(whole) + whole.lastIndexOf(list);
  return [...list.matchAll(/\d{2,5}/g)].map(({ 0: digits, index }) => placeOf(kind, digits, from + index));
}

const count = (line: string, sign: string): number => line.split(sign).length - 1;

function placesInLine(line: string, start: number, isParameter: boolean): readonly PortPlace[] {
  const placed = (kind: PlaceKind, index: number, whole: string, digits: string): PortPlace[] =>
    isPortText(digits) ? [placeOf(kind, digits, start + index + whole.lastIndexOf(digits))] : [];
  const variables = [...line.matchAll(VARIABLE)].flatMap(({ 0: whole, 2: name = "", 3: list = "", index }) => {
    if (!namesPort(name.replace(/s$/i, ""))) return [];
    const kind = isParameter ? "default" : (kindByNames([name]) ?? "bind");
    const from = index + whole.lastIndexOf(list);
    return [...list.matchAll(/\d+/g)].flatMap((digits) => placed(kind, from + digits.index, digits[0], digits[0]));
  });
  const keys = [...line.matchAll(KEY)].flatMap(({ 0: whole, 1: name = "", 2: digits = "", index }) =>
    namesPort(name) ? placed(kindByNames([name]) ?? "bind", index, whole, digits) : [],
  );
  const flags = [...line.matchAll(FLAG)].flatMap(({ 0: whole, 2: digits = "", index }) =>
    placed(CLIENTS.test(line) ? "connect" : "bind", index, whole, digits),
  );
  const opened = LISTENER.exec(line);
  const called = CLIENT.exec(line);
  const [handed = "", list = ""] = ARGUMENTS.exec(line) ?? [];
  return [
    ...variables,
    ...keys,
    ...flags,
    ...(opened ? placed("bind", opened.index, opened[0], opened[1] ?? "") : []),
    ...(called ? placed("connect", called.index, called[0], called[1] ?? "") : []),
    ...(list === "" ? [] : findInArguments(list, start + line.indexOf(handed) + handed.length - list.length)),
    ...(EXTERNAL.test(line) && !/^\s*(?:&\s*)?\w+-\w+/.test(line)
      ? findInShell(line.replace(/`(?=\r?\n|$)/g, "\\"), start)
      : []),
    ...findInValue(line, start, { isAddress: false, listens: OPENS.test(line) }),
  ];
}
