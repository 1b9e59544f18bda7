import lists from "../words/sentences.json" with { type: "json" };
import { cleanName, isFolder, isName, isProtocol, isVariable } from "./clean-name.ts";
import { isHere, type NumberIn, numbersIn } from "./numbers-in.ts";
import { plain } from "./phrases.ts";
import { saysRetired } from "./status-of.ts";
import { ROLES, SENTENCES, VALUES } from "./vocabulary.ts";

/** What a line of text says: `9000 - Foundation WebSocket (WS): Event broadcast`. Offsets are into the line. */
export interface Said {
  number: NumberIn;
  name?: string | undefined;
  purpose?: string | undefined;
  protocol?: string | undefined;
  owner?: string | undefined;
  env?: string | undefined;
  /** What ties the name to the number: its place at the start, a label, a bracket, a verb, or only nearness. */
  by: "lead" | "label" | "bracket" | "verb" | "near";
  isRetired: boolean;
  /** Whether it says that nothing has the number. */
  isFree: boolean;
}

const SEPARATOR = /\s+[-–—]{1,2}>?\s+|\s*[:：=|→⇒➜]+>?\s*|\s*[.·…]{3,}\s*|\s*\/\/\s*|\s+#\s+|\t+| {2,}/u;
const LEAD =
  /^[\s\p{S}\p{Po}*[(（【「-]*(?:(?:port|tcp|udp|puerto|porta|porte|poort|порт|端口|ポート|포트)[\s:：#]*)?[*`:]*$/iu;
const OPEN = /[(（[【「]\s*(?:[^()（）[\]]{0,24}?\s)?[:\s]*$/u;

/**
 * What a line says about the numbers in it. `speaksOfPorts` tells that it stands where bare numbers are ports;
 * elsewhere only what is written as a port counts.
 */
export function readLine(line: string, speaksOfPorts: boolean): Said[] {
  const numbers = numbersIn(line).filter((number) => isMeant(number, line, speaksOfPorts));
  const said = numbers.map((number, index): Draft => {
    const read = readNumber(number, index, numbers, line, speaksOfPorts);
    return read ?? { number, by: "near", isRetired: false, isFree: false, isNothing: true };
  });
  return shared(said, line);
}

/** `isNothing` where the line says nothing of the number itself. */
type Draft = Said & { isNothing?: boolean };

const BETWEEN = /^[\s`*/]*(?:\([^()]{1,20}\)\s*)?(?:[,/&、，]|and|or|und|oder|et|ou|y|o|e|и|или|i|lub|en|of)[\s`*]*$/iu;

/** `9000, 9443 - Portainer` and `Nginx: 80, 443`: numbers with nothing but a comma between them share what is said. */
function shared(said: Draft[], line: string): Said[] {
  const isJoined = (one: number) => {
    const [left, right] = [said[one], said[one + 1]];
    return left && right && BETWEEN.test(line.slice(left.number.end, right.number.start));
  };
  const takes = (index: number, other: number) => {
    const [own, from] = [said[index], said[other]];
    if (own && from && own.by !== "lead" && from.name !== undefined)
      said[index] = { ...from, number: own.number, protocol: own.number.protocol ?? from.protocol };
  };
  for (let index = said.length - 2; index >= 0; index--)
    if (isJoined(index) && said[index + 1]?.by === "lead") takes(index, index + 1);
  for (let index = 1; index < said.length; index++) if (isJoined(index - 1)) takes(index, index - 1);
  return said.filter((one) => !one.isNothing || one.name !== undefined);
}

const isMeant = (number: NumberIn, line: string, speaksOfPorts: boolean): boolean => {
  if (isOfSomethingElse(number, line)) return false;
  if (number.form === "url" || number.form === "colon") return isHere(number);
  if (number.form === "plain") return speaksOfPorts && (number.port >= 80 || isSmallPort(number));
  if (number.form === "mapping" || number.form === "word")
    return speaksOfPorts ? number.port >= 80 || isSmallPort(number) : number.port >= 80;
  return true;
};

const SMALL = new Set([20, 21, 22, 23, 25, 53, 67, 68, 69, 79]);
/** A number below 80 that is a well-known port. */
export const isSmallPort = ({ port, to }: NumberIn): boolean => to === undefined && SMALL.has(port);

const EXAMPLE = /[(（][^)）]*(?:例|e\.g\.|\bex\.|z\. ?B\.|ejemplo|exemplo|esempio|bijv\.|\bnp\.|например)[^)）]*$/iu;

/** `Timeout: 3000`, `since 2024`: the word before the number says what it is. */
function isOfSomethingElse(number: NumberIn, line: string): boolean {
  if (number.form === "word" || number.form === "url" || number.form === "protocol") return false;
  const before = line.slice(Math.max(0, number.start - 40), number.start);
  const words = before.split(/[,;.()（）。、|]/).at(-1) ?? "";
  // `(e.g. 5174, 8081)` and `5304、5305 等`
  if (EXAMPLE.test(line.slice(0, number.start)) || /^[`*\s]*等/u.test(line.slice(number.end))) return true;
  return SENTENCES.notPorts.isIn(words) && !SENTENCES.portWords.isIn(words);
}

function readNumber(
  number: NumberIn,
  index: number,
  numbers: readonly NumberIn[],
  line: string,
  speaksOfPorts: boolean,
): Said | undefined {
  const previous = numbers[index - 1];
  const host = number.form === "colon" ? `${number.host ?? ""}:` : "";
  const before = line.slice(previous?.end ?? 0, Math.max(previous?.end ?? 0, number.start - host.length));
  const after = line.slice(number.end, numbers[index + 1]?.start);
  const isRetired = saysRetired(line);
  const isFree = VALUES.free.is(cleanEnds(after)) || (/[:：]\s*$/u.test(before) && VALUES.free.is(cleanEnds(before)));
  const base: Said = { number: withContainer(number, numbers[index + 1], line), by: "near", isRetired, isFree };
  if (number.protocol !== undefined && number.form !== "url") base.protocol = number.protocol;
  // `8787 → 8789`: what stands before and behind is about the first number.
  if (previous && ARROW.test(before)) return undefined;
  const leads = LEAD.test(line.slice(0, (numbers[0] ?? number).start - (index === 0 ? host.length : 0)));
  if (LEAD.test(before) && (previous === undefined || leads)) {
    const told = tellAfter(after);
    if (told.name !== undefined) return { ...base, ...told, by: "lead", protocol: told.protocol ?? base.protocol };
    if (previous === undefined && isFree) return base;
  }
  const named = nameBefore(before, after);
  if (named !== undefined) return { ...base, ...named, protocol: named.protocol ?? base.protocol };
  const isStrong = number.form !== "plain";
  return isStrong || (speaksOfPorts && number.to !== undefined) ? base : undefined;
}

/** `3001 → 80 (container)` */
function withContainer(number: NumberIn, next: NumberIn | undefined, line: string): NumberIn {
  if (next === undefined || next.to !== undefined || !ARROW.test(line.slice(number.end, next.start))) return number;
  return next.port < 1024 || ROLES.container.isIn(line.slice(next.end)) ? { ...number, container: next.port } : number;
}
const ARROW = /^[\s`*]*(?:→|⇒|➜|-+>)[\s`*]*$/u;

const cleanEnds = (text: string): string => text.replace(/^[\s\p{P}\p{S}]+|[\s\p{P}\p{S}]+$/gu, "");

/** What stands behind a number at the start of its line: `- Name (WS): purpose`. */
function tellAfter(after: string): Partial<Said> {
  const rest = after
    .replace(/^\s*(?:番|端口|ポート|포트|埠|\/(?:tcp|udp))/iu, "")
    .replace(/^[\s\p{P}\p{S}]*?(?=[\p{L}\p{N}$@(（[【「./])/u, "");
  const bracket = /^[(（[【「]([^)）\]】」]*)[)）\]】」]\s*(.*)$/u.exec(rest);
  if (bracket) {
    const [, inner = "", more = ""] = bracket;
    const next = more === "" ? {} : tellAfter(more);
    if (isProtocol(inner)) return { ...next, protocol: inner };
    if (next.name !== undefined && !/^[\s]*[-–—:：=→|]/u.test(more)) return { name: cleanName(inner), purpose: more };
    if (next.name !== undefined) return { ...next, purpose: next.purpose ?? inner };
    return tellAfter(inner);
  }
  const owner = /^[(]?(\.{0,2}[\w@.-]+\/[\w@./-]*)[)]?$/.exec(rest.trim())?.[1];
  if (owner !== undefined && isFolder(owner))
    return { owner, name: cleanName(owner.split("/").filter(Boolean).at(-1) ?? "") };
  return splitName(rest);
}

/** `Foundation WebSocket (WS): Event broadcast` in its parts. */
function splitName(text: string): Partial<Said> {
  const separator = SEPARATOR.exec(text);
  const bracket = /\s*[(（]([^()（）]*)[)）]/u.exec(text);
  const isBracketFirst = bracket !== null && (separator === null || bracket.index < separator.index);
  if (isBracketFirst) {
    const head = text.slice(0, bracket.index);
    const inner = (bracket[1] ?? "").trim();
    const rest = cleanEnd(text.slice(bracket.index + bracket[0].length));
    const name = cleanName(head);
    if (name === undefined) return {};
    if (isVariable(inner)) return { name, env: inner, purpose: rest };
    if (isProtocol(inner)) return { name, protocol: inner, purpose: rest };
    return { name, purpose: rest ?? inner };
  }
  const name = cleanName(separator ? text.slice(0, separator.index) : text);
  const purpose = separator ? cleanEnd(text.slice(separator.index + separator[0].length)) : undefined;
  if (name !== undefined && isVariable(name)) return { env: name, name: purpose };
  if (name !== undefined && isProtocol(name) && purpose !== undefined) return { protocol: name, ...splitName(purpose) };
  return { name, purpose };
}

function cleanEnd(text: string): string | undefined {
  const clean = text.replace(/^[\s\-–—:：,;|→]+/u, "").trim();
  return clean === "" || !/[\p{L}\p{N}]/u.test(clean) ? undefined : clean;
}

/** `Recording Service (port `, `API runs on port `, `Frontend: `: the name before a number. */
function nameBefore(before: string, after: string): Partial<Said> | undefined {
  const text = before.replace(/[\s*`"']+$/u, "").replace(/\s(?:tcp|udp)$/i, "");
  if (!/\p{L}/u.test(text)) return undefined;
  const assigned = /(?:^|[\s`"'(])([A-Z][A-Z\d_]*)\s*=$/.exec(text)?.[1];
  if (assigned !== undefined && isVariable(assigned)) return { by: "label", env: assigned };
  // `Old panel → New panel (http://…:8006)`: what stands before the arrow has another number.
  const behind = /(?:→|⇒|➜|->)([^→⇒➜]*)$/u.exec(text)?.[1];
  if (behind !== undefined && cleanName(behind) !== undefined) return undefined;
  // `543x for each app (web=5433, api=5434)`
  const inBracket = /[(（]([^()（）]*\p{L}[^()（）]*[:=])$/u.exec(text)?.[1];
  const clauses = (inBracket ?? text).split(/[;。]|\.\s|,\s|、|，/u);
  const clause = (clauses.at(-1) ?? "").replace(/^\s*(?:and|und|et|y|e|и|or|oder|ou|o|lub|i|en)\s+/iu, "");
  const subject = subjectOf(clause) ?? (clauses.length > 1 ? subjectOf(text) : undefined);
  if (subject === undefined || !isName(subject.name)) return undefined;
  const { by, name } = subject;
  if (isVariable(name)) return { by, env: name.replace(/[${}]/g, "") };
  const told = splitName(name);
  const purpose = cleanEnd(after.replace(/^[)）\]】」`*]+/u, ""));
  if (told.name === undefined && told.protocol === undefined) return undefined;
  return { ...told, by, name: told.name ?? name, purpose: told.purpose ?? purpose };
}

const FIELDS = [ROLES.url, ROLES.oldPort, ROLES.newPort, ROLES.status, ROLES.issue, ROLES.change, ROLES.version];
/** `Old: 8010` tells what the number is, and not whose. */
const isField = (name: string): boolean => FIELDS.some((role) => role.is(name));

const VERB = new RegExp(String.raw`^(.{2,80}?)\s+(?:${lists.runs.join("|")})(?:\s+.*)?$`, "iu");
/** `Backend starts on:` */
const STARTS = new RegExp(
  String.raw`^(.{2,80}?)\s+(?:${lists.runs.filter((word) => word.length > 3).join("|")})\s+\S{1,4}\s*[:：=→|]\s*$`,
  "iu",
);
const EAST =
  /^(.{1,40}?)\s*(?:额外|另外|同时|默认|分别|还|也|仅)*(?:运行在|监听在?|使用|运行于|部署在|位于|は|が|에서|은|는|이|가)/u;

/** The name in the words before a number, and what ties it to the number. */
function subjectOf(clause: string): { name: string; by: Said["by"] } | undefined {
  const isOpen = OPEN.test(clause);
  const open = isOpen ? clause.replace(OPEN, "") : clause;
  const of = (text: string, by: Said["by"]) => {
    const name = cleanName(text);
    return name === undefined ||
      SENTENCES.generic.is(plain(name)) ||
      isField(plain(name)) ||
      SENTENCES.processes.isIn(name) ||
      SENTENCES.quantifiers.is(plain(name.split(/\s/)[0] ?? ""))
      ? undefined
      : { name, by };
  };
  const east = EAST.exec(open)?.[1];
  if (east !== undefined) return of(east, "verb");
  if (/[:：=→|]\s*$|\s[-–—]+>?\s*$/u.test(open)) return of(STARTS.exec(open)?.[1] ?? open, "label");
  // `The old ports (5000, 3000)`
  if (isOpen && SENTENCES.portWords.isIn(cleanName(open) ?? "")) return undefined;
  if (isOpen) return of(open, "bracket");
  const verb = VERB.exec(open)?.[1];
  return verb === undefined ? of(open, "near") : of(verb, "verb");
}
