import type { Node } from "@vscode/tree-sitter-wasm";
import { type FindPlaces, isPort, type PortPlace, placeOf } from "../places/port-place.ts";
import { commandLineOf, commandWords } from "./command-line.ts";
import lists from "./find-in-code.json" with { type: "json" };
import { languageOf } from "./language.ts";
import type { Literal } from "./meaning/literal.ts";
import { climb, meaningOf } from "./meaning/meaning-of.ts";
import type { SourceFile } from "./meaning/source-file.ts";
import { NUMBER_TYPES, readNumber, sumAround } from "./meaning/sum-around.ts";
import { isLoaded, loadGrammar, parse } from "./parse.ts";
import { findInShell } from "./shell/find-in-shell.ts";
import { findInWords } from "./shell/programs/find-in-words.ts";
import { taggedDefaults } from "./tagged-defaults.ts";
import { findAddresses } from "./text/addresses.ts";
import { words } from "./text/name-pattern.ts";
import { leafAt, parentOf } from "./tree/ancestry.ts";
import { isComment } from "./tree/call.ts";
import { type StringLiteral, stringLiteralAt } from "./tree/string-literal.ts";

// A number that may be a port: 2 to 5 digits (Rust and Python group them by underscores), not part of a name, a
// version, a decimal or a hexadecimal number.
const CANDIDATE = /(?<![\w.$#]|\d[,'])\d(?:[\d_]{1,6})(?:u16|i32|u32|usize|i64|u64|L)?(?![\w]|\.\d)/g;
/** The same in another notation: `0x2332`, `0o21462`, `9e3`. */
const NOTATION =
  /(?<![\w.$#])(?:0[xX][\da-fA-F_]{2,6}|0[oO][0-7_]{3,8}|0[bB][01_]{7,24}|\d[\d_.]{0,6}[eE]\+?\d)\w{0,5}/g;
const TEST_FILE = new RegExp(
  [
    String.raw`(^|[\\/])(${lists.testFolders.join("|")})[\\/]`,
    String.raw`[._-](test|spec|tst|e2e)\.\w+$|_tests?\.\w+$|(^|[\\/])test_[^\\/]*$|Tests?\.java$`,
  ].join("|"),
);
// Command lines in strings are read as shell.
const RUNS_COMMANDS = /exec|\bscript\b|spawn|subprocess|system|Command|popen|shell|command|\bcmd\b/;
const SUM = /[\w)]\s{0,9}[+-]\s{0,9}\d{1,5}(?![\w.])/g;
const NEAR = 100;
const MAX_CANDIDATES = 5000;

/** Finds the literal ports of a file in a programming language; none for a file whose language is not known. */
export const findInCode: FindPlaces = async (text, path) => {
  const language = languageOf(path, text);
  if (language === undefined) return [];
  if (language !== "bash" && !holdsCandidate(text)) return [];
  await loadGrammar(language);
  if (RUNS_COMMANDS.test(text)) await loadGrammar("bash");
  return findInCodeLoaded(text, path);
};

/** The same at once, for callers that can't wait, such as ESLint. Throws if the language's grammar is not loaded. */
export function findInCodeLoaded(text: string, path: string): readonly PortPlace[] {
  const language = languageOf(path, text);
  if (language === "bash") return findInShell(text, 0);
  if (language === undefined || !holdsCandidate(text)) return [];
  return parse(text, language, (root) =>
    findInTree({
      text,
      path,
      language,
      root,
      isTest: TEST_FILE.test(path),
      functions: new Map(),
      values: new Map(),
      passed: new Map(),
      climb,
    }),
  );
}

/** A quick look at whether a text has any number that could be a port. */
function holdsCandidate(text: string): boolean {
  return (text.search(CANDIDATE) >= 0 || text.search(NOTATION) >= 0) && SPEAKS_OF_PORTS.test(text);
}

// Without one of these words, or an address, no number in a file is a port. Tables of data fall out here, unparsed.
const SPEAKS_OF_PORTS = new RegExp(lists.portWords.join("|"), "i");

function findInTree(file: SourceFile): readonly PortPlace[] {
  const places = new Map<number, PortPlace>();
  const seen = new Set<number>();
  let looked = 0;
  for (const match of file.text.matchAll(CANDIDATE)) {
    if (isAmongNumbers(file.text, match.index, match.index + match[0].length)) continue;
    if (++looked > MAX_CANDIDATES) break;
    const node = leafAt(file.root, match.index);
    if (node === null || isComment(node) || isInTable(node)) continue;
    for (const place of placesAt(node, match.index, file, seen)) places.set(place.start, place);
  }
  for (const { 0: number, index } of file.text.matchAll(NOTATION)) {
    if (!speaksOfPorts(file.text, index, index + number.length)) continue;
    for (const place of placesOfNotation(leafAt(file.root, index), file, seen)) places.set(place.start, place);
  }
  // A summand may have one digit, and code is full of those.
  for (const { 0: sum, index } of file.text.matchAll(SUM)) {
    const last = index + sum.length - 1;
    if (!speaksOfPorts(file.text, index, last)) continue;
    for (const place of placesOfSum(leafAt(file.root, last), file, seen)) places.set(place.start, place);
  }
  return [...places.values()].sort((a, b) => a.start - b.start);
}

const speaksOfPorts = (text: string, start: number, end: number): boolean =>
  SPEAKS_OF_PORTS.test(text.slice(Math.max(0, start - NEAR), end + NEAR));

/** In the middle of a list of numbers: data. Saves the climb through tables of a hundred thousand numbers. */
function isAmongNumbers(text: string, start: number, end: number): boolean {
  return (
    /\d[,\s]+$/.test(text.slice(Math.max(0, start - 12), start)) &&
    /^,\s*-?[\d.]+\s*[,\]})]/.test(text.slice(end, end + 24))
  );
}

/** In a dictionary or a list with hundreds of entries: data, and each of its numbers would walk past all the others. */
function isInTable(node: Node): boolean {
  let at = parentOf(node);
  for (let depth = 0; at !== null && depth < 3; depth++, at = parentOf(at))
    if (at.namedChildCount > 500 && COLLECTION.test(at.type)) return true;
  return false;
}

const COLLECTION = words(lists.collectionTypes);

function placesOfNotation(number: Node, file: SourceFile, seen: Set<number>): readonly PortPlace[] {
  if (!NUMBER_TYPES.test(number.type) || isInTable(number)) return [];
  const sum = placesOfSum(number, file, seen);
  return sum.length > 0 ? sum : placesOfNumber(number, readNumber(number.text) ?? 0, file);
}

/** A port that is written as a sum stands where the sum does. */
function placesOfSum(number: Node, file: SourceFile, seen: Set<number>): readonly PortPlace[] {
  const { node, value = 0 } = (NUMBER_TYPES.test(number.type) && sumAround(number, file)) || {};
  if (node === undefined || !isPort(value) || seen.has(node.id)) return [];
  seen.add(node.id);
  return placesOfNumber(node, value, file);
}

const placesOfNumber = (node: Node, port: number, file: SourceFile): readonly PortPlace[] =>
  isPort(port) ? placesOf({ node, form: "number", port }, node.startIndex, node.endIndex, file) : [];

function placesAt(node: Node, at: number, file: SourceFile, seen: Set<number>): readonly PortPlace[] {
  if (NUMBER_TYPES.test(node.type)) {
    const digits = /^\d[\d_]*/.exec(node.text)?.[0] ?? "";
    const port = Number(digits.replaceAll("_", ""));
    if (node.startIndex !== at || !isPort(port)) return [];
    return placesOf({ node, form: "number", port }, at, at + digits.length, file);
  }
  const string = stringLiteralAt(node);
  if (string === undefined || seen.has(string.start) || isDocstring(string.node)) return [];
  seen.add(string.start);
  return placesInString(string, file);
}

function placesInString(string: StringLiteral, file: SourceFile): readonly PortPlace[] {
  const tagged = taggedDefaults(string, file.language);
  if (tagged.length > 0) return tagged;
  const line = isLoaded("bash") ? commandLineOf(string) : undefined;
  if (line !== undefined) {
    const offset = string.start + string.content.length - line.length;
    return findInShell(line.replaceAll("\uFFFC", "_"), offset).filter(({ start }) => start >= string.start);
  }
  const words = commandWords(string.node);
  if (words.length > 0) {
    const end = string.start + string.content.length;
    const found = findInWords(words).filter(({ start }) => start >= string.start && start < end);
    if (found.length > 0) return found;
  }
  return findAddresses(string.content).flatMap((part) => {
    const { form, port, scheme } = part;
    if (form === "url" && isProse(string.content, part.start)) return [];
    const start = string.start + part.start;
    const host = part.host === undefined ? undefined : file.text.slice(start - 1 - part.host.length, start - 1);
    return placesOf({ node: string.node, form, port, scheme, host }, start, string.start + part.end, file);
  });
}

/** Rust keeps unit tests at the end of the file that they test. */
function inTestModule(start: number, file: SourceFile): boolean {
  if (file.language !== "rust") return false;
  const tests = file.text.indexOf("#[cfg(test)]");
  return tests >= 0 && start > tests;
}

/** The place of a literal between two offsets, if it is a port. */
function placesOf(literal: Literal, start: number, end: number, file: SourceFile): readonly PortPlace[] {
  const meaning = meaningOf(literal, { ...file, isTest: file.isTest || inTestModule(start, file) });
  if (meaning === undefined) return [];
  const scheme = literal.scheme ?? meaning.scheme;
  return [{ ...placeOf(meaning.kind, String(literal.port), start, { ...meaning, scheme }), end }];
}

/** A sentence with a URL in it is written for people. */
function isProse(content: string, at: number): boolean {
  const line = content.slice(content.lastIndexOf("\n", at) + 1, at);
  const lead = line.slice(0, Math.max(0, line.search(/\S+$/)));
  // An attribute of an element: `<img src="http://localhost:3000/…">`.
  if (/^[\w-]+=/.test(line.slice(lead.length))) return false;
  return (
    /[A-Za-z]{2,}[,.:;!]?\s+$/.test(lead) && !/(^|\s)(-src|'self'|curl|wget|https?)\b|[=]\s*$|--?\w+\s+$/.test(lead)
  );
}

function isDocstring(node: Node): boolean {
  return parentOf(node)?.type === "expression_statement";
}
