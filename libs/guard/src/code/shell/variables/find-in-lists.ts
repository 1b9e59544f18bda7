import type { Node } from "@vscode/tree-sitter-wasm";
import { type PlaceKind, type PortPlace, placeOf } from "../../../places/port-place.ts";
import { addressPlace, findAddresses } from "../../text/addresses.ts";
import { kindByNames, namesPort } from "../../text/words.ts";
import { fieldOf, namedChildrenOf } from "../../tree/fields.ts";
import { spend, spendSearch } from "../../work.ts";
import type { Word } from "../word.ts";
import { wordOf } from "../words-of-command.ts";
import { elementsOf, namesFrom, type OwnUse, readsOf, useOfNames } from "./use-of-names.ts";

/** A list of words that stand in the script, under the name that holds it or none, and the loops that go through it. */
interface WordList {
  name: string;
  words: readonly Word[];
  loops: readonly Loop[];
}

interface Loop {
  variable: string;
  body: string;
  /** What it goes through, as written. */
  values: string;
}

/** The nodes of a script that may hold lists. */
interface ListNodes {
  assignments: readonly Node[];
  loops: readonly Node[];
}

/** Longer lists are data. */
const MAX_WORDS = 100;
/** The number among the fields of an element: `billing:7120`, `billing|7120|/health`. */
const FIELD = /(?:^|[\s:|,;=])(\d{4,5})(?=$|[\s:|,;/])/g;
const SMALLEST = 20;
/** What a list in a string is made of; a sentence is none. */
const ELEMENT = /^(?:\w+:\/\/\S+|[\w.-]+[:|=]\d{2,5}\S*|\d{2,5})$/;
const MAX_TEXT = 5000;
/** Two words before an address: a sentence, for people to read. */
const PROSE = /[A-Za-z]{2,}\s+[A-Za-z]{2,}\s+\S*$/;

/** Ports in arrays (`ports=(7120 7121)`), in lists of words (`PORTS="7120 7121"`) and in loops over words. */
export function findInLists(nodes: ListNodes, script: string, own: readonly OwnUse[]): readonly PortPlace[] {
  const loops: Loop[] = [];
  const lists: WordList[] = [];
  for (const node of nodes.loops) {
    const values = node.childrenForFieldName("value").filter((value) => value !== null);
    const variable = fieldOf(node, "variable")?.text ?? "";
    const body = fieldOf(node, "body")?.text ?? "";
    const loop = { variable, body, values: values.map(({ text }) => text).join(" ") };
    loops.push(loop);
    lists.push({ name: "", words: values.map((value) => wordOf(value)), loops: [loop] });
  }
  for (const node of nodes.assignments) {
    const name = fieldOf(node, "name")?.text ?? "";
    const words = wordsHeld(fieldOf(node, "value"));
    if (words.length === 0 || !/^\w+$/.test(name)) continue;
    spend(1 + loops.length);
    const reads = new RegExp(`\\$\\{?!?${name}\\b`);
    lists.push({ name, words, loops: loops.filter(({ values }) => reads.test(values)) });
  }
  return lists
    .filter(({ words }) => words.length <= MAX_WORDS && words.some(({ text }) => /\d{2}/.test(text)))
    .flatMap((list) => placesIn(list, script, own));
}

function wordsHeld(value: Node | null): readonly Word[] {
  if (value?.type === "array") return namedChildrenOf(value).map((item) => withoutKey(wordOf(item)));
  if (value?.type !== "string" && value?.type !== "raw_string") return [];
  const { text, start } = wordOf(value);
  const words = [...text.slice(0, MAX_TEXT).matchAll(/\S+/g)];
  if (words.length < 2 || !words.every(([word]) => ELEMENT.test(word))) return [];
  return words.map(({ 0: word, index }) => ({ text: word, start: start + index }));
}

/** `[billing]=7120`, `["billing"]="7120"`: the value of an associative array's element. */
function withoutKey({ text, start }: Word): Word {
  const key = /^\[[^\]]*\]=(["']?)/.exec(text);
  if (key === null) return { text, start };
  const to = key[1] === "" ? text.length : text.length - 1;
  return { text: text.slice(key[0].length, to), start: start + key[0].length };
}

function placesIn({ loops, name, words }: WordList, script: string, own: readonly OwnUse[]): readonly PortPlace[] {
  const isArray = name !== "";
  const kinds = loops.map(({ body, variable }) => {
    spendSearch(body);
    const names = [variable, ...namesFrom(variable, body)];
    return { names, kind: useOfNames(names.map(readsOf), body, own) };
  });
  if (isArray) spendSearch(script);
  const byElement = isArray && script.includes(`{${name}[`) ? useOfNames([elementsOf(name)], script, own) : undefined;
  const byUse = kinds.find(({ kind }) => kind !== undefined)?.kind ?? byElement;
  const names = [name, ...kinds.flatMap((loop) => loop.names)].filter((one) => one !== "");
  const isOfPorts = names.some((one) => namesPort(one.replace(/s$/i, "")));
  const kind: PlaceKind | undefined = byUse ?? (isOfPorts ? (kindByNames(names) ?? "bind") : undefined);
  return words.flatMap((word) => placesInWord(word, kind));
}

function placesInWord({ start, text }: Word, kind: PlaceKind | undefined): readonly PortPlace[] {
  const parts = findAddresses(text);
  const urls = parts.filter(({ form, start: at }) => form === "url" && !PROSE.test(text.slice(0, at)));
  if (urls.length > 0) return urls.map((part) => addressPlace("connect", part, start));
  if (kind === undefined) return [];
  const digits = parts.filter(({ form, port }) => form === "digits" && port >= SMALLEST);
  if (digits.length > 0) return digits.map((part) => addressPlace(kind, part, start));
  const fields = [...text.matchAll(FIELD)];
  return fields.length === 1
    ? fields.map(({ 0: whole, 1: port = "", index }) => placeOf(kind, port, start + index + whole.length - port.length))
    : [];
}
