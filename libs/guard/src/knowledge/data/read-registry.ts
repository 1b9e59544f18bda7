import { wordsOf } from "../../code/text/words.ts";
import type { DataEntry, DataMap, DataNode, DataScalar } from "../../formats/data/data-node.ts";
import { textOf } from "../../formats/data/data-values.ts";
import { isPortKey } from "../../formats/key-words.ts";
import { isPortText } from "../../places/port-place.ts";
import { isLocal, numbersIn } from "../text/numbers-in.ts";
import { SENTENCES, VALUES } from "../text/vocabulary.ts";
import type { DataFile } from "./data-file.ts";
import { isPortValue } from "./port-value.ts";
import lists from "./read-registry.json" with { type: "json" };
import { addSpan, isRangeKey, isSpan, readRange } from "./read-registry-range.ts";
import { addFact, readRecord } from "./read-registry-record.ts";
import { fieldsOf } from "./registry-fields.ts";
import { type Around, ambiguousIn, isThing, nameOf } from "./registry-names.ts";

const SMALLEST = 20;

/**
 * Reads a registry of any nesting: names with numbers, numbers with names, lists and maps of records, ranges.
 * `speaksOfPorts` tells that bare numbers are ports there.
 */
export function readRegistry(root: DataNode, file: DataFile, speaksOfPorts: boolean): void {
  visit(root, { keys: [], speaksOfPorts, ambiguous: ambiguousIn(root) }, file);
}

function visit(node: DataNode, around: Around, file: DataFile): void {
  if (node.kind === "list") for (const item of node.items) visit(item, { ...around, isItem: true }, file);
  if (node.kind !== "map") return;
  if (readRange(node, around, file)) return;
  const left = readRecord(node, around, file);
  const within = { ...around, isThing: isThing(node) };
  if (left === undefined) for (const entry of node.entries) visitEntry(entry, within, file);
  else
    for (const { key, value } of left)
      visit(value, { ...around, keys: [...around.keys, key], isItem: false, speaksOfPorts: false }, file);
}

function visitEntry({ key, value }: DataEntry, around: Around, file: DataFile): void {
  const words = wordsOf(key);
  // `nextAvailable: { web: 3008 }` and `avoid: [80, 443]`
  if (VALUES.free.is(words.join(" ")) || (value.kind === "list" && words.some((word) => NOT_SERVICES.has(word))))
    return;
  const isOfPorts = words.some((word) => /^ports?$/.test(word)) || SENTENCES.portWords.is(key) || isRangeKey(key);
  const below: Around = {
    ...around,
    keys: [...around.keys, key],
    isItem: false,
    isInner: around.isInner || (isOfPorts && words.some((word) => INNER.has(word))),
    speaksOfPorts: around.speaksOfPorts || isOfPorts,
  };
  if (isPortText(key) && (below.speaksOfPorts || value.kind === "map")) readByNumber(key, value, below, file);
  else if (value.kind !== "scalar") {
    if (value.kind === "list" && isSpan(value) && isRangeKey(key, around)) addSpan(value.items, below, undefined, file);
    else if (value.kind === "list" && value.items.length > 0 && value.items.every(isPortValue) && below.speaksOfPorts)
      for (const item of value.items) addNumber(item as DataScalar, below, file);
    else visit(value, below, file);
  } else if (below.speaksOfPorts && !isOther(key)) addNumber(value, below, file);
}

const isOther = (key: string): boolean =>
  !isPortKey(key) && (OTHER.has(wordsOf(key).at(-1) ?? "") || /^(?:max|min)/i.test(key));
const OTHER = new Set(lists.otherNumbers);
const NOT_SERVICES = new Set(lists.notServices);
const INNER = new Set(lists.inner);

/** `web: 9000`, `web: "9000:80"`, `web: 9000-9009`. */
function addNumber(node: DataScalar, around: Around, file: DataFile): void {
  const { isInner, keys, speaksOfPorts } = around;
  const text = node.raw.trim();
  const [number, more] = numbersIn(text);
  if (number === undefined || more || !speaksOfPorts || number.port < SMALLEST) return;
  if (number.form === "plain" && number.end - number.start !== text.length) return;
  if (number.form === "url" && !isLocal(number)) return;
  const place = file.placeAt(node.start + number.start);
  const name = nameOf(around);
  if (number.to !== undefined) {
    file.to.range({ place, from: number.port, to: number.to, title: name });
    return;
  }
  const env = keys.at(-1) !== undefined && /^[A-Z][A-Z\d_]*$/.test(keys.at(-1) ?? "") ? keys.at(-1) : undefined;
  if (name === undefined && env === undefined) {
    file.to.mention(number.port, place);
    return;
  }
  // `internal_ports: { web: 3000 }` is what containers have, unless nothing else says a number.
  (isInner ? file.to.told : file.to.port)({
    place,
    source: "registry",
    port: number.port,
    containerPort: number.container,
    protocol: number.protocol,
    ...(env === undefined ? { name } : number.form === "url" ? { url: env } : { env }),
  });
}

/** `9000: web`, `9000: { service: web }`. */
function readByNumber(key: string, value: DataNode, around: Around, file: DataFile): void {
  const port = Number(key);
  const start = startOf(value, key, file);
  const place = file.placeAt(start);
  if (value.kind === "map") {
    const fields = fieldsOf(value);
    const name = fields.name ?? nameOf({ ...around, keys: around.keys.slice(0, -1) });
    if (fields.name !== undefined || around.speaksOfPorts)
      addFact({ place, source: "registry", port, ...fields, name }, file);
    return;
  }
  const name = textOf(value);
  if (name !== undefined && !/^[\d.]+$/.test(name) && !VALUES.free.is(name))
    addFact({ place, source: "registry", port, name }, file);
}

/** Where a key stands: before its value, on the same line or one above. */
function startOf(value: DataNode, key: string, { text }: DataFile): number {
  const at = firstOf(value);
  const before = at === undefined ? -1 : text.lastIndexOf(key, at);
  return Math.max(0, before);
}

const firstOf = (node: DataNode): number | undefined =>
  node.kind === "scalar" ? node.start : node.kind === "list" ? node.items.map(firstOf)[0] : firstIn(node);
const firstIn = (node: DataMap): number | undefined => {
  const [first] = node.entries;
  return first && firstOf(first.value);
};
