import { isPort } from "../../places/port-place.ts";
import lists from "../words/sentences.json" with { type: "json" };
import { rangeWords, SENTENCES } from "./vocabulary.ts";

/** How a number is written; all but `plain` say that it is a port. */
type Form = "plain" | "colon" | "word" | "protocol" | "url" | "mapping";

/** A number of a text that may be a port, or a span of them. Offsets are into the text. */
export interface NumberIn {
  form: Form;
  /** The number on the host, or the first of a span. */
  port: number;
  /** The last number of a span. */
  to?: number | undefined;
  /** The number inside of the container. */
  container?: number | undefined;
  protocol?: string | undefined;
  /** Host of an address. */
  host?: string | undefined;
  start: number;
  end: number;
}

// `4000,4001` are two numbers, and `4,000` is one: only three digits make thousands, and fewer a fraction.
const NOT_BEFORE = String.raw`(?<![\p{L}\p{N}_.$€£#+%@~^\\]|\p{N}[.-]|\p{N},(?!\d{4})|\bv|[\p{L}]-)`;
const NOT_AFTER = String.raw`(?![\p{N}_%]|[.]\p{N}|,\p{N}(?!\d{3})|-\p{N}|[A-Za-z](?!\p{Script=Han}))`;
const DASH = String.raw`\s?(?:-|–|—|―|‒|−|~|～|〜|\.\.\.?|…|－)\s?`;

const URL =
  String.raw`(?<scheme>[a-z][a-z\d+.]{1,12})://(?<urlHost>\[[\da-f:.]{2,40}\]|[^\s/:@"'<>()]{0,100}):(?<url>\d{2,5})` +
  String.raw`(?:/[^\s"'<>()，。、]*)?`;
const PUBLISHED =
  String.raw`(?<![\d.])(?:\d{1,3}(?:\.\d{1,3}){3}:|\[::\]:)?(?<outer>\d{1,5})(?:->|:)(?<inner>\d{1,5})(?![:\d.])` +
  "(?:/(?<innerProtocol>tcp|udp|sctp))?";
const SPAN = `(?<from>\\d{2,5})(?:${DASH}|\\s(?:${rangeWords()})\\s|\\s?(?:${rangeWords()})\\s?(?=\\d))(?<to>\\d{2,5})`;
const PATTERN = [
  `(?:${URL})`,
  // A date or a time is passed over whole, so that no part of it is taken for a number.
  String.raw`(?<skip>(?:[\da-f]{1,4}:){4,7}[\da-f:]*|` +
    String.raw`\d{4}-\d{2}-\d{2}(?:[T ]\d{2}:\d{2}(?::\d{2})?)?|\d{1,2}:\d{2}:\d{2}|` +
    String.raw`\d{1,2}[./]\d{1,2}[./]\d{2,4}|` +
    String.raw`\d{1,2}\.?\s(?:de\s)?(?:${lists.months.join("|")})\p{L}{0,7}\.?\s(?:de\s)?(?:19|20)\d\d(?!\d)|` +
    String.raw`(?<![\p{L}])(?:${lists.months.join("|")})\p{L}{0,7}\.?\s\d{1,2},?\s(?:19|20)\d\d(?!\d))`,
  `${NOT_BEFORE}(?:${SPAN})(?:/(?<spanProtocol>tcp|udp))?${NOT_AFTER}`,
  `(?:${PUBLISHED})`,
  String.raw`(?<=(?<host>\d{1,3}(?:\.\d{1,3}){3}|\[::1?\]|[a-z][\w-]*(?:\.[\w-]+)*|\*|(?<![\p{L}\p{N}])):)` +
    `(?<colon>\\d{2,5})${NOT_AFTER}`,
  `${NOT_BEFORE}(?<digits>\\d{2,5})(?:/(?<protocol>tcp/udp|tcp\\+udp|tcp,udp|tcp|udp|sctp|both|https?))?${NOT_AFTER}`,
  String.raw`(?<![\p{L}\p{N}.])(?<tens>[1-9]\d{0,2})(?<x>x{1,3}|s(?=\b))(?![\p{L}\p{N}])`,
].join("|");
const NUMBERS = new RegExp(PATTERN, "giu");
const UNIT = /^\s?([\p{L}%€$£]+)/u;
/** A telephone number, a hash or a list of digits. */
const GROUPED = /(?:\p{N}[ ]|\+\p{N}[\p{N} ()-]*)$/u;

const LOCAL = /^(?:localhost|127\.\d+\.\d+\.\d+|0\.0\.0\.0|\[::1?\]|host\.docker\.internal|\*|)$/i;
const FILLED_IN = /[<{$]/;
/** On this machine, or on one that a reader fills in. */
export const isLocal = ({ host = "" }: NumberIn): boolean => LOCAL.test(host) || FILLED_IN.test(host);
/** On this machine, in its network, or on a single name. */
export const isHere = (number: NumberIn): boolean =>
  isLocal(number) || !/\./.test(number.host ?? "") || isInNetwork(number);
const isInNetwork = ({ host = "" }: NumberIn): boolean => /^(?:10|192\.168|172)\./.test(host);
/** `redis://redis:6379`: a single name is one of a network of containers, and the number is the one in there. */
export const isInside = (number: NumberIn): boolean =>
  (number.form === "url" || number.form === "colon") && isHere(number) && !isLocal(number) && !isInNetwork(number);

/** Whether a number stands in the address of one page: `http://localhost:5001/health`. */
export const isEndpointAt = ({ end, form, start }: NumberIn, text: string): boolean =>
  form === "url" && /:\d+\/./.test(text.slice(start, end));

/** Digits of other scripts' width, and the colons between them, as ASCII; no offset moves. */
const asciiDigits = (text: string): string =>
  /[０-９：／－]/.test(text)
    ? text.replace(/[０-９／－]|(?<=[\d０-９])：(?=[\d０-９])/g, (letter) =>
        String.fromCharCode(letter.charCodeAt(0) - 0xfee0),
      )
    : text;

/** The numbers of a text that may be ports, in order. Years in dates, versions, sizes, times and money are none. */
export function numbersIn(written: string): NumberIn[] {
  const text = asciiDigits(written);
  if (!/\d{2}|\dx/i.test(text)) return [];
  const found: NumberIn[] = [];
  for (const match of text.matchAll(NUMBERS)) {
    const number = read(match, text);
    if (number) found.push(number);
  }
  return found;
}

function read(match: RegExpExecArray | RegExpMatchArray, text: string): NumberIn | undefined {
  const groups = match.groups ?? {};
  const start = match.index ?? 0;
  const end = start + match[0].length;
  const of = (form: Form, digits: string, more: Partial<NumberIn> = {}): NumberIn | undefined =>
    isPort(Number(digits)) ? { form, port: Number(digits), start, end, ...more } : undefined;
  if (groups["url"] !== undefined)
    return of("url", groups["url"], { host: groups["urlHost"], protocol: groups["scheme"] });
  if (groups["skip"] !== undefined) return undefined;
  if (groups["from"] !== undefined && groups["to"] !== undefined) return readSpan(groups, start, end, text);
  if (groups["outer"] !== undefined && groups["inner"] !== undefined) {
    if (!isPort(Number(groups["inner"])) || isClock(groups["outer"], groups["inner"])) return undefined;
    return of("mapping", groups["outer"], { container: Number(groups["inner"]), protocol: groups["innerProtocol"] });
  }
  if (groups["colon"] !== undefined) {
    const host = groups["host"] ?? "";
    return of(/^port$/i.test(host) ? "word" : "colon", groups["colon"], { host: host || undefined, start });
  }
  if (groups["tens"] !== undefined) return readTens(groups["tens"], groups["x"] ?? "", start, end);
  const digits = groups["digits"] ?? "";
  // `10000+` is where a range begins that has no end.
  if (
    /^0/.test(digits) ||
    isMeasured(text, end) ||
    isCount(digits, text, end) ||
    /^\+(?:\W|$)/.test(text.slice(end, end + 2))
  )
    return undefined;
  const before = text.slice(Math.max(0, start - 24), start);
  const after = text.slice(end, end + 12);
  if (GROUPED.test(before) && !/port/i.test(before)) return undefined;
  if (groups["protocol"] !== undefined) return of("protocol", digits, { protocol: groups["protocol"] });
  const prefixed = /(?:^|[\s(,;/|])(tcp|udp)(?:[\s/:]{1,2})$/i.exec(before);
  if (prefixed) return of("protocol", digits, { protocol: prefixed[1] });
  return of(isNamedPort(before, after) ? "word" : "plain", digits);
}

/** `10:30` is a time; `80:80` and `8080:80` are none. */
const isClock = (hours: string, minutes: string): boolean =>
  hours.length <= 2 && minutes.length === 2 && Number(hours) < 24 && Number(minutes) < 60 && hours !== minutes;

function readSpan(groups: Record<string, string | undefined>, start: number, end: number, text: string) {
  const [port, to] = [Number(groups["from"]), Number(groups["to"])];
  if (!isPort(port) || !isPort(to) || to <= port || isMeasured(text, end)) return undefined;
  if (/^0/.test(groups["from"] ?? "")) return undefined;
  return { form: "plain" as const, port, to, protocol: groups["spanProtocol"], start, end };
}

/** `30xx` and `8000s` stand for a block of numbers. */
function readTens(digits: string, letters: string, start: number, end: number): NumberIn | undefined {
  if (letters.toLowerCase() === "s" || digits.length + letters.length !== 4) return undefined;
  const size = 10 ** letters.length;
  const port = Number(digits) * size;
  return { form: "plain", port, to: port + size - 1, start, end };
}

function isMeasured(text: string, end: number): boolean {
  const unit = UNIT.exec(text.slice(end, end + 16))?.[1];
  return unit !== undefined && UNITS.has(unit.toLowerCase());
}

const UNITS = new Set(lists.units);
const COUNTED = new Set(lists.counted);

/** `23 ports`, `36 services`: how many there are. */
function isCount(digits: string, text: string, end: number): boolean {
  const word = UNIT.exec(text.slice(end, end + 20))?.[1];
  return Number(digits) < 1000 && word !== undefined && COUNTED.has(word.toLowerCase());
}

const BEFORE = /([\p{L}]+)[\s:：=#*`'"（(]{0,4}(?:(?:no|nr|number|nummer)\.?\s?)?$/iu;
const AFTER = /^\s?([番号端口埠ポート포트]+)/u;

/** Whether the word for a port stands right before a number, or right behind it. */
function isNamedPort(before: string, after: string): boolean {
  const word = BEFORE.exec(before)?.[1];
  if (word !== undefined && (SENTENCES.portWords.is(word) || /(?:端口|ポート|포트|埠)$/u.test(word))) return true;
  return /^(?:番|端口|埠|ポート|포트)/u.test(AFTER.exec(after)?.[1] ?? "");
}
