import { wordsOf } from "../../code/text/words.ts";
import type { DataMap, DataNode } from "../../formats/data/data-node.ts";
import { textOf, valueIn } from "../../formats/data/data-values.ts";
import { isPortKey } from "../../formats/key-words.ts";
import { isPortText } from "../../places/port-place.ts";
import { numbersIn } from "../text/numbers-in.ts";
import { policyOf } from "../text/policy-of.ts";
import { roleOfHeader } from "../text/role-of-header.ts";
import type { DataFile } from "./data-file.ts";
import { isPortValue } from "./port-value.ts";
import { fieldsOf } from "./registry-fields.ts";
import { type Around, nameOf } from "./registry-names.ts";

const isNumber = (node: DataNode): boolean => node.kind === "scalar" && isPortText(node.raw.trim());

export const isRangeKey = (key: string, around?: Around): boolean =>
  roleOfHeader(wordsOf(key).join(" ")) === "range" || around?.keys.some((above) => isRangeKey(above)) === true;

export const isSpan = (node: DataNode): boolean =>
  node.kind === "list" && node.items.length === 2 && node.items.every(isNumber);

const FIRST = ["from", "start", "min", "first", "begin", "lower", "low", "von", "desde", "de", "od", "с", "起始"];
const LAST = ["to", "end", "max", "last", "finish", "upper", "high", "bis", "hasta", "à", "do", "по", "结束"];

/** `{ from: 9000, to: 9009, purpose: … }`, `{ ports: 9000-9009 }`, `{ range: [9000, 9009] }`. */
export function readRange(map: DataMap, around: Around, file: DataFile): boolean {
  const [first, last] = [valueIn(map, ...FIRST), valueIn(map, ...LAST)];
  if (
    first &&
    last &&
    isNumber(first) &&
    isNumber(last) &&
    (around.speaksOfPorts || around.keys.some((key) => isRangeKey(key)))
  ) {
    addSpan([first, last], around, map, file);
    return true;
  }
  const span = map.entries.find(
    ({ key, value }) => isRangeKey(key) && value.kind !== "map" && (value.kind === "scalar" || isSpan(value)),
  );
  if (span?.value.kind === "list" && around.speaksOfPorts) addSpan(span.value.items, around, map, file);
  if (span?.value.kind !== "scalar") return false;
  const [number] = numbersIn(span.value.raw);
  if (number?.to === undefined || map.entries.some(({ key, value }) => isPortKey(key) && isPortValue(value)))
    return false;
  addRange(number.port, number.to, span.value.start, around, map, file);
  return !map.entries.some(({ value }) => value.kind === "map");
}

export function addSpan(items: readonly DataNode[], around: Around, map: DataMap | undefined, file: DataFile): void {
  const [first, last] = items;
  if (first?.kind === "scalar" && last?.kind === "scalar" && Number(first.raw) <= Number(last.raw))
    addRange(Number(first.raw), Number(last.raw), first.start, around, map, file);
}

function addRange(
  from: number,
  to: number,
  start: number,
  around: Around,
  map: DataMap | undefined,
  file: DataFile,
): void {
  const fields = map ? fieldsOf(map) : {};
  const title = fields.name ?? fields.purpose ?? nameOf(around);
  const text = map?.entries.map(({ value }) => textOf(value) ?? "").join(" ") ?? "";
  file.to.range({ place: file.placeAt(start), from, to, title, policy: policyOf(text) });
}
