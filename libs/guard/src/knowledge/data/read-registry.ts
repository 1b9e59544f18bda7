import type { PortFact } from "@berth/registry";
import { wordsOf } from "../../code/text/words.ts";
import type { DataEntry, DataMap, DataNode, DataScalar } from "../../formats/data/data-node.ts";
import { isPortKey } from "../../formats/key-words.ts";
import { isPortText } from "../../places/port-place.ts";
import { numbersIn } from "../text/numbers-in.ts";
import { policyOf } from "../text/policy-of.ts";
import { type Role, roleOfHeader } from "../text/role-of-header.ts";
import { statusOf } from "../text/status-of.ts";
import { SENTENCES, VALUES } from "../text/vocabulary.ts";
import { type DataFile, textOf, valueIn } from "./data-file.ts";
import lists from "./read-registry.json" with { type: "json" };

const GROUPS = new Set(lists.groups);
const SMALLEST = 20;

/**
 * Reads a registry of any nesting: names with numbers, numbers with names, lists and maps of records, ranges.
 * `speaksOfPorts` tells that bare numbers are ports there.
 */
export function readRegistry(root: DataNode, file: DataFile, speaksOfPorts: boolean): void {
  visit(root, { keys: [], speaksOfPorts }, file);
}

interface Around {
  keys: readonly string[];
  speaksOfPorts: boolean;
}

function visit(node: DataNode, around: Around, file: DataFile): void {
  if (node.kind === "list") for (const item of node.items) visit(item, around, file);
  if (node.kind !== "map") return;
  if (readRange(node, around, file) || readRecord(node, around, file)) return;
  for (const entry of node.entries) visitEntry(entry, around, file);
}

function visitEntry({ key, value }: DataEntry, around: Around, file: DataFile): void {
  const words = wordsOf(key);
  const isOfPorts = words.some((word) => /^ports?$/.test(word)) || SENTENCES.portWords.is(key) || isRangeKey(key);
  const below = { keys: [...around.keys, key], speaksOfPorts: around.speaksOfPorts || isOfPorts };
  if (isPortText(key) && (below.speaksOfPorts || value.kind === "map")) readByNumber(key, value, below, file);
  else if (value.kind !== "scalar") {
    if (value.kind === "list" && isSpan(value) && isRangeKey(key, around)) addSpan(value.items, below, undefined, file);
    else if (value.kind === "list" && value.items.length > 0 && value.items.every(isPortValue) && below.speaksOfPorts)
      for (const item of value.items) addNumber(item as DataScalar, below, file);
    else visit(value, below, file);
  } else if (below.speaksOfPorts && !isOther(key)) addNumber(value, below, file);
}

const isNumber = (node: DataNode): boolean => node.kind === "scalar" && isPortText(node.raw.trim());

const isOther = (key: string): boolean =>
  !isPortKey(key) && (OTHER.has(wordsOf(key).at(-1) ?? "") || /^(?:max|min)/i.test(key));
const OTHER = new Set(lists.otherNumbers);

/** `web: 9000`, `web: "9000:80"`, `web: 9000-9009`. */
function addNumber(node: DataScalar, { keys, speaksOfPorts }: Around, file: DataFile): void {
  const text = node.raw.trim();
  const [number, more] = numbersIn(text);
  if (number === undefined || more || !speaksOfPorts || number.port < SMALLEST) return;
  if (number.form === "plain" && number.end - number.start !== text.length) return;
  if (number.form === "url" && number.host?.includes(".")) return;
  const place = file.placeAt(node.start + number.start);
  const name = nameOf(keys);
  if (number.to !== undefined) {
    file.to.range({ place, from: number.port, to: number.to, title: name });
    return;
  }
  const env = keys.at(-1) !== undefined && /^[A-Z][A-Z\d_]*$/.test(keys.at(-1) ?? "") ? keys.at(-1) : undefined;
  file.to.port({
    place,
    source: "registry",
    port: number.port,
    containerPort: number.container,
    protocol: number.protocol,
    ...(env === undefined ? { name } : number.form === "url" ? { url: env } : { env }),
  });
}

/** The nearest key that names a thing; one that only tells its kind goes behind the one above. */
function nameOf(keys: readonly string[]): string | undefined {
  const named = keys.map(withoutPort).filter((key) => key !== "" && !GROUPS.has(key.toLowerCase()));
  const [last, above] = [named.at(-1), named.at(-2)];
  if (last === undefined || !KINDS.has(last.toLowerCase()) || above === undefined) return last;
  return `${above} ${last}`;
}
const KINDS = new Set(lists.kinds);

const withoutPort = (key: string): string =>
  key.replace(/[\s_.-]*(?:ports?|Ports?|PORTS?)$/, "").replace(/^ports?[_.-]/i, "");

/** `9000: web`, `9000: { service: web }`. */
function readByNumber(key: string, value: DataNode, around: Around, file: DataFile): void {
  const port = Number(key);
  const start = startOf(value, key, file);
  const place = file.placeAt(start);
  if (value.kind === "map") {
    const fields = fieldsOf(value);
    const name = fields.name ?? nameOf(around.keys.slice(0, -1));
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
  node.kind === "scalar" ? node.start : node.kind === "list" ? node.items.map(firstOf)[0] : firstOf2(node);
const firstOf2 = (node: DataMap): number | undefined => {
  const [first] = node.entries;
  return first && firstOf(first.value);
};

type Fields = Partial<PortFact>;

/** What the keys of a record say, by the same words as the headers of tables. */
function fieldsOf(map: DataMap): Fields {
  const fields: Partial<Record<Role, string>> = {};
  for (const { key, value } of map.entries) {
    const role = roleOfKey(key);
    const text = textOf(value);
    const isName = role === "name" || role === "properName";
    if (role !== undefined && text !== undefined && (!isName || /\p{L}/u.test(text))) fields[role] ??= text;
  }
  const env = fields.env;
  const status = statusOf(fields.status ?? "");
  const container = fields.container ?? "";
  return {
    name: fields.properName ?? fields.name,
    protocol: fields.protocol,
    purpose: fields.purpose,
    rationale: fields.rationale,
    owner: fields.owner,
    env: env !== undefined && /^[A-Za-z_]\w*$/.test(env) ? env : undefined,
    url: undefined,
    status: status ?? (textOf(valueIn(map, "deprecated", "retired")) === "true" ? "retired" : undefined),
    image: fields.image,
    containerPort: isPortText(container) ? Number(container) : undefined,
  };
}

/** `container_port` and `internalPort` are the container's, and `title` names a thing. */
function roleOfKey(key: string): Role | undefined {
  const words = wordsOf(key);
  const phrase = words.join(" ");
  if (/^(?:title|label)$/.test(phrase)) return "properName";
  if (phrase === "id" || phrase === "slug") return "name";
  if (/^(?:container|internal|target|inner)(?: ?port)?$/.test(phrase)) return "container";
  return roleOfHeader(phrase === "" ? key : phrase);
}

/** A map with a key that holds a port, and a name within or above. */
function readRecord(map: DataMap, around: Around, file: DataFile): boolean {
  const ports = map.entries.filter(({ key, value }) => isRecordPort(key, map) && isPortValue(value));
  if (ports.length === 0) return false;
  const fields = fieldsOf(map);
  const above = nameOf(around.keys);
  const name = fields.name ?? above;
  if (name === undefined || (!around.speaksOfPorts && fields.name === undefined)) return false;
  const isFlat =
    fields.name === undefined && ports.length > 1 && !ports.some(({ key }) => /^(?:host_?)?port$/i.test(key));
  for (const { key, value } of ports) {
    const kind =
      isFlat || !/^(?:(?:host|external|published|public)_?)?ports?$|^number$/i.test(key) ? withoutPort(key) : "";
    for (const node of value.kind === "list" ? value.items : [value]) {
      if (node.kind !== "scalar") continue;
      const [number] = numbersIn(node.raw);
      const place = file.placeAt(node.start + (number?.start ?? 0));
      const port = number?.port ?? Number(node.raw);
      if (number?.to !== undefined) file.to.range({ place, from: port, to: number.to, title: fields.purpose ?? name });
      else
        addFact(
          {
            place,
            source: "registry",
            port,
            ...fields,
            name: [kind === "" || !isFlat || fields.name !== undefined ? name : above, kind].filter(Boolean).join(" "),
            containerPort: number?.container ?? fields.containerPort,
            protocol: fields.protocol ?? number?.protocol,
          },
          file,
        );
    }
  }
  for (const { key, value } of map.entries)
    if (value.kind !== "scalar" && !ports.some((port) => port.key === key))
      visit(value, { keys: [...around.keys, key], speaksOfPorts: false }, file);
  return true;
}

const isRecordPort = (key: string, map: DataMap): boolean => {
  if (/^(?:container|internal|target|inner)[_-]?port$/i.test(key)) return false;
  if (isPortKey(key) || /^(?:ports|端口|ポート|포트|порт|puerto|porta|poort)$/i.test(key)) return true;
  return key.toLowerCase() === "number" && map.entries.some((entry) => /^(?:name|service|app)$/i.test(entry.key));
};

function isPortValue(node: DataNode): boolean {
  if (node.kind === "list")
    return node.items.length > 0 && node.items.every((item) => item.kind === "scalar" && isPortValue(item));
  if (node.kind !== "scalar") return false;
  const [number, more] = numbersIn(node.raw);
  return (
    isPortText(node.raw.trim()) ||
    (number !== undefined && more === undefined && number.end - number.start === node.raw.trim().length)
  );
}

function addFact(fact: PortFact, file: DataFile): void {
  if (fact.name !== undefined && VALUES.free.is(fact.name)) return;
  file.to.port(fact);
}

const isRangeKey = (key: string, around?: Around): boolean =>
  roleOfHeader(wordsOf(key).join(" ")) === "range" || around?.keys.some((above) => isRangeKey(above)) === true;

const isSpan = (node: DataNode): boolean =>
  node.kind === "list" && node.items.length === 2 && node.items.every(isNumber);

const FIRST = ["from", "start", "min", "first", "begin", "lower", "low", "von", "desde", "de", "od", "с", "起始"];
const LAST = ["to", "end", "max", "last", "finish", "upper", "high", "bis", "hasta", "à", "do", "по", "结束"];

/** `{ from: 9000, to: 9009, purpose: … }`, `{ ports: 9000-9009 }`, `{ range: [9000, 9009] }`. */
function readRange(map: DataMap, around: Around, file: DataFile): boolean {
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

function addSpan(items: readonly DataNode[], around: Around, map: DataMap | undefined, file: DataFile): void {
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
  const title = fields.name ?? fields.purpose ?? nameOf(around.keys);
  const text = map?.entries.map(({ value }) => textOf(value) ?? "").join(" ") ?? "";
  file.to.range({ place: file.placeAt(start), from, to, title, policy: policyOf(text) });
}
