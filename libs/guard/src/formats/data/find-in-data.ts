import { findInShell } from "../../code/shell/find-in-shell.ts";
import { words } from "../../code/text/name-pattern.ts";
import { wordsOf } from "../../code/text/words.ts";
import { inOrder, isPortText, type PlaceKind, type PortPlace, placeOf } from "../../places/port-place.ts";
import { findInArguments } from "../find-in-arguments.ts";
import { findInValue } from "../find-in-value.ts";
import { findPublished } from "../find-published.ts";
import { findSubstitutions } from "../find-substitutions.ts";
import { isAddressPath, isClientPath, isListenPath, isPortKey, isPortVariable } from "../key-words.ts";
import { type DataList, type DataMap, type DataNode, type DataScalar, scalarUnder } from "./data-node.ts";
import { findInCommand } from "./find-in-command.ts";
import lists from "./find-in-data.json" with { type: "json" };

/** Where a value stands: the keys that lead to it, and the map that holds it. */
interface Surroundings {
  path: readonly string[];
  map?: DataMap;
  /** The whole file. */
  text: string;
}

// Text for people, and names of images, whose tags look like ports.
const TEXT_KEYS = words(lists.textKeys, "i");
const COMMAND_KEYS = words(lists.commandKeys, "i");
const SCRIPT_FOLDERS = /^(?:scripts|tasks|before_?script|after_?script|script|commands)$/i;
const PORT_LISTS =
  /^(?:ports|expose|exposed?ports|forwardports|appport|publish(?:ed)?(?:ports)?|portmappings|containerports)$/i;
const ENV_MAPS =
  /^(?:env|environment|environmentvariables|env_?vars|variables|envs|extraenv|containerenv|remoteenv|vars)$/i;
const ASSIGNMENT = /(?<![\w$])([A-Za-z_]\w*)=["']?((?<=")[^"]*|(?<=')[^']*|[^\s,"';]*)/dg;
const PUBLISH_KEYS =
  /^(?:container_?port|host_?port|node_?port|target_?port|published|internal_?port|external_?port)$/i;
const PROBES = /^(?:httpget|tcpsocket|livenessprobe|readinessprobe|startupprobe|healthcheck|health_?check)$/i;
/** Three words before an address: a sentence, for people to read. */
const PROSE = /(?:\b[A-Za-z']{2,}[,.:;!]?[ \t]+){3}["'(<`]*\S*$/;
const MAX_SENTENCE = 300;
/** Code in a string may have comments of its own, and its lines end in an escape there. */
const COMMENTED = /(?:^|\n|\\n)\s*#[^\n]*$|(?<![:\w])\/\/(?!\S*$)(?:(?!\\n)[^\n])*$|(?<![:/])\/\*(?:(?!\*\/)[\s\S])*$/;
const SMALLEST_BY_KEY = 20;

/** The literal ports of a file of keys and values, by its keys. The grammar "bash" must be loaded, for commands. */
export function findInData(root: DataNode, text: string): PortPlace[] {
  const places: PortPlace[] = [];
  visit(root, { path: [], text }, (found) => {
    places.push(...found.filter(({ end, port, start }) => text.slice(start, end) === String(port)));
  });
  return inOrder(places);
}

/** A port registry of ours, or a sample of one: numbers belong there. */
export function isRegistry(root: DataNode): boolean {
  const keys = root.kind === "map" ? root.entries.map(({ key }) => key) : [];
  return ["ranges", "ports", "history"].every((key) => keys.includes(key));
}

type Add = (places: readonly PortPlace[]) => void;

function visit(node: DataNode, around: Surroundings, add: Add): void {
  const key = around.path.at(-1) ?? "";
  if (TEXT_KEYS.test(key) && node.kind !== "map") return;
  // Nine values in ten have no digit, and a look at their keys costs more than this one.
  if (node.kind === "scalar") /\d/.test(node.raw) && add(findInScalar(node, around));
  else if (node.kind === "list") visitList(node, around, add);
  else {
    for (const entry of node.entries)
      visit(entry.value, { ...around, path: [...around.path, entry.key], map: node }, add);
  }
}

function visitList(list: DataList, around: Surroundings, add: Add): void {
  const key = around.path.at(-1) ?? "";
  const scalars = list.items.filter((item) => item.kind === "scalar");
  if (isCommand(around.path) && scalars.length > 0) {
    // A list of whole commands, or one command in pieces.
    if (/script|commands|tasks/i.test(key)) for (const item of scalars) add(findInCommand(item, around.text));
    else add(findInPieces(scalars));
    for (const item of scalars) add(findInValue(item.raw, item.start));
  }
  for (const item of list.items) {
    if (item.kind !== "scalar") visit(item, around, add);
    else if (PORT_LISTS.test(key)) add(findPublished(item.raw, item.start, key));
    else if (ENV_MAPS.test(key) || key.toLowerCase() === "labels") add(findInAssignment(item, around));
    else if (!isCommand(around.path)) add(findInScalar(item, around));
  }
}

/** `script: "serve", args: "-l 9000"`: the program stands beside its arguments. */
function findInProgram({ raw, start }: DataScalar, { map, path }: Surroundings): readonly PortPlace[] {
  const program = /args$/i.test(path.at(-1) ?? "") ? scalarUnder(map, "script", "command", "program") : undefined;
  if (!program || /[\r\n]/.test(program.raw)) return [];
  const line = `${program.raw} ${raw}`;
  const offset = line.length - raw.length;
  return findInShell(line, start - offset).filter((place) => place.start >= start);
}

/** Pieces of one command, laid out as a shell would read them, each where it stands in the file. */
function findInPieces(pieces: readonly DataScalar[]): readonly PortPlace[] {
  const base = pieces[0]?.start ?? 0;
  let line = "";
  for (const { raw, start } of pieces) {
    if (start - base < line.length) continue;
    line = line.padEnd(start - base) + raw.replace(/[\r\n]/g, " ");
  }
  return findInArguments(line, base);
}

/** `{ name: PORT, value: "8080" }`, as Kubernetes writes its environment: the name is the key. */
function withVariable({ map, path }: Surroundings): readonly string[] {
  if (!/^(?:default_?)?value$/i.test(path.at(-1) ?? "")) return path;
  const name = scalarUnder(map, "name", "key")?.raw ?? "";
  return /^[A-Z][A-Z\d_]*$/.test(name) ? [...path.slice(0, -1), name] : path;
}

/** `KEY=value` in a list: a variable, or a label such as Traefik's. */
function findInAssignment(item: DataScalar, around: Surroundings): PortPlace[] {
  const equals = item.raw.indexOf("=");
  if (equals < 0) return findInScalar(item, around);
  const value = { ...item, raw: item.raw.slice(equals + 1), start: item.start + equals + 1 };
  return findInScalar(value, { path: [...around.path, item.raw.slice(0, equals).trim()], text: around.text });
}

/** `environment=NODE_ENV="production",PORT="8080"`: several variables in one value, as supervisord has them. */
function findInAssignments({ raw, start }: DataScalar, around: Surroundings): PortPlace[] {
  return [...raw.matchAll(ASSIGNMENT)].flatMap(({ 1: name = "", 2: value = "", indices }) => {
    const scalar = { kind: "scalar", raw: value, start: start + (indices?.[2]?.[0] ?? 0), isQuoted: true } as const;
    return findInScalar(scalar, { path: [...around.path, name], text: around.text });
  });
}

function findInScalar(scalar: DataScalar, around: Surroundings): PortPlace[] {
  const { map } = around;
  const path = withVariable(around);
  const key = path.at(-1) ?? "";
  const { raw, start } = scalar;
  if (ENV_MAPS.test(key) && /^\s*[A-Za-z_]\w*=/.test(raw)) return findInAssignments(scalar, around);
  // The number of a screen: `DISPLAY=:99`.
  if (key === "DISPLAY") return [];
  if (PORT_LISTS.test(key) && !ENV_MAPS.test(path.at(-2) ?? "")) return findPublished(raw, start);
  if (isPortKey(key) || PUBLISH_KEYS.test(key) || isPortNumber(path)) {
    const defaults = findSubstitutions(raw, start, true);
    if (defaults.length > 0) return defaults;
    if (isPortVariable(key)) return findWholeNumber(scalar, "default", { variable: key });
    const whole = findWholeNumber(scalar, kindOf(path, map), hostOf(map));
    if (whole.length > 0) return Number(raw) < SMALLEST_BY_KEY ? [] : whole;
  }
  // Helm's values name their ports: `ports: { http: 8080 }`.
  if (/^ports$/i.test(path.at(-2) ?? "") && map && isPortText(raw.trim())) {
    const whole = PORT_LISTS.test(key) ? [] : findWholeNumber(scalar, "publish");
    if (Number(raw) >= 80 && !/^(?:target|mode|protocol|name)$/i.test(key)) return whole;
  }
  // Compose's long syntax names the container's side, too.
  if (/^target$/i.test(key) && PORT_LISTS.test(path.at(-2) ?? "") && !scalarUnder(map, "published"))
    return findWholeNumber(scalar, "publish");
  const places = isCommand(path) ? [...findInCommand(scalar, around.text), ...findInProgram(scalar, around)] : [];
  const isTold = (place: PortPlace) => {
    const before = raw.slice(0, place.start - start).slice(-MAX_SENTENCE);
    return PROSE.test(before) || COMMENTED.test(before);
  };
  const variable = /^[A-Z][A-Z\d_]*$/.test(key) ? { variable: key } : {};
  return [
    ...places,
    ...findSubstitutions(raw, start),
    ...findInValue(raw, start, {
      isAddress: isAddressPath(path),
      // `port = 127.0.0.1:9001`
      listens: isListenPath(path) || (isPortKey(key) && !isClientPath(path)),
    })
      .filter((place) => !isTold(place))
      .map((place) => ({ ...variable, ...place })),
  ];
}

/** `port: { number: 80 }`, as an Ingress names the port of its backend. */
const isPortNumber = (path: readonly string[]): boolean => path.at(-1) === "number" && path.at(-2) === "port";

function kindOf(path: readonly string[], map: DataMap | undefined): PlaceKind {
  const parents = path.slice(0, -1);
  const key = path.at(-1) ?? "";
  if (parents.some((parent) => PROBES.test(parent))) return "connect";
  if (PUBLISH_KEYS.test(key) || parents.some((parent) => PORT_LISTS.test(parent))) return "publish";
  if (isPortNumber(path)) return "connect";
  if (/^(?:service|ingress|containers?)$/i.test(parents.at(-1) ?? "")) return "publish";
  if (isClientPath(path) || isClientMap(map)) return "connect";
  return "bind";
}

/** The host of another machine, or a user to log in as, stands beside the ports of clients. */
function isClientMap(map: DataMap | undefined): boolean {
  if (scalarUnder(map, "user", "username", "dbname", "database", "password")) return true;
  if (/^(?:attach)$/i.test(scalarUnder(map, "request")?.raw ?? "")) return true;
  const host = scalarUnder(map, "host", "hostname")?.raw ?? "";
  return host !== "" && !/^(?:localhost|127\.|0\.0\.0\.0|::|\*|\[::\]|true$|\$)/.test(host);
}

function hostOf(map: DataMap | undefined): { host?: string } {
  const host = scalarUnder(map, "host", "hostname")?.raw.trim() ?? "";
  return /^[\w.:-]+$/.test(host) && !/^(?:true|false)$/.test(host) ? { host } : {};
}

function findWholeNumber(
  { raw, start }: DataScalar,
  kind: PlaceKind,
  details: { variable?: string; host?: string } = {},
): PortPlace[] {
  const digits = raw.trim();
  return isPortText(digits) ? [placeOf(kind, digits, start + raw.indexOf(digits), details)] : [];
}

function isCommand(path: readonly string[]): boolean {
  const key = path.at(-1) ?? "";
  if (COMMAND_KEYS.test(key) || /^(?:command|cmd|script)$/.test(wordsOf(key).at(-1) ?? "")) return true;
  return path.slice(0, -1).some((parent) => SCRIPT_FOLDERS.test(parent));
}

/** For formats whose keys are dotted names: `server.port` stands in `server`. */
export const pathOf = (key: string): string[] => (isPortVariable(key) ? [key] : key.split("."));
