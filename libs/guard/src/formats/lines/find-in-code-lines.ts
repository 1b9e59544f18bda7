import { kindByNames, namesPort } from "../../code/text/words.ts";
import { inOrder, isPortText, type PlaceKind, type PortPlace, placeOf } from "../../places/port-place.ts";
import { findInValue } from "../find-in-value.ts";
import { linesOf, withoutComment } from "./lines-of.ts";

/** What tells the languages apart that are read line by line, because no grammar of theirs is here. */
interface Manner {
  comment: RegExp;
  /** Comments and documentation of several lines. */
  blocks: RegExp;
  /** Lines that say something to people. */
  says: RegExp;
}

const MANNERS = {
  elixir: {
    comment: /^#/,
    blocks: /@(?:module|type)?doc\s{1,9}(?:~[sS])?"""[\s\S]*?"""/g,
    says: /\b(?:IO\.(?:puts|inspect)|Logger\.\w+|raise)\b/,
  },
  lua: {
    comment: /^--/,
    blocks: /--\[\[[\s\S]*?\]\]/g,
    says: /\b(?:print|error|io\.write|ngx\.(?:say|print|log))\s*\(/,
  },
} as const satisfies Record<string, Manner>;

/** `System.get_env("PORT") || "9010"`, `tonumber(os.getenv("PORT")) or 9010`. */
const DEFAULT = new RegExp(
  String.raw`\b(?:System\.get_env|os\.getenv)\s?\(?\s?["'](\w{1,80})["']\s?(?:,\s?|\){0,3}\s?(?:\|\||or)\s?)` +
    String.raw`["']?(\d{2,5})(?![\w.])`,
  "dg",
);
/** `port: 9010`, `port = 9010`, `"port" => 9010`. */
const KEY = /(?<![\w.])(\w{0,40}port)["']?\]?\s{0,9}(?::|=>|=)\s{0,9}["']?(\d{2,5})(?![\w.])/dgi;
const TEXT = `(?:~c)?["'][^"',()]{0,80}["']`;
/** A server may be told the length of its queue as well, which is short: `socket:listen(128)`. */
const LISTENS = /\blisten\s?\(\s?(\d{4,5})(?![\w.])/dg;
const BINDS = new RegExp(String.raw`\b(?:listen|bind)\s?\(\s?${TEXT}\s?,\s?(\d{2,5})(?![\w.])`, "dg");
const CONNECTS = new RegExp(String.raw`\bconnect\s?\(\s?${TEXT}\s?,\s?(\d{2,5})(?![\w.])`, "dg");
const QUOTED = /"((?:[^"\\]|\\.)*)"|'((?:[^'\\]|\\.)*)'/dg;

/** The literal ports of code in Elixir or Lua. */
export const findInCodeLines =
  (language: keyof typeof MANNERS) =>
  (text: string): PortPlace[] => {
    const { blocks, comment, says } = MANNERS[language];
    const code = text.replace(blocks, (block) => block.replace(/[^\r\n]/g, " "));
    const lines = linesOf(code).map(({ line, start }) => ({ line: withoutComment(line, comment), start }));
    const found = lines.filter(({ line }) => /\d\d/.test(line) && !says.test(line));
    return inOrder(found.flatMap(({ line, start }) => placesInLine(line, start)));
  };

function placesInLine(line: string, start: number): readonly PortPlace[] {
  const placed = (kind: PlaceKind, pattern: RegExp): PortPlace[] =>
    [...line.matchAll(pattern)].flatMap(({ 1: digits = "", indices }) =>
      isPortText(digits) ? [placeOf(kind, digits, start + (indices?.[1]?.[0] ?? 0))] : [],
    );
  const named = (pattern: RegExp, tell: (name: string) => { kind: PlaceKind; variable?: string } | undefined) =>
    [...line.matchAll(pattern)].flatMap(({ 1: name = "", 2: digits = "", indices }) => {
      const told = isPortText(digits) ? tell(name) : undefined;
      return told ? [placeOf(told.kind, digits, start + (indices?.[2]?.[0] ?? 0), told)] : [];
    });
  const texts = [...line.matchAll(QUOTED)].flatMap(({ 1: double, 2: single = "", indices }) =>
    findInValue(double ?? single, start + ((indices?.[1] ?? indices?.[2])?.[0] ?? 0), { isAddress: false }),
  );
  return [
    ...named(DEFAULT, (variable) => (namesPort(variable) ? { kind: "default", variable } : undefined)),
    // Phoenix: what others see, `url: [host: host, port: 443, scheme: "https"]`.
    ...(/\bscheme:/.test(line) ? [] : named(KEY, (name) => (namesPort(name) ? tellKind(name, line) : undefined))),
    ...placed("bind", LISTENS),
    ...placed("bind", BINDS),
    ...placed("connect", CONNECTS),
    ...texts,
  ];
}

/** A database or a host beside a port is what a client connects to. */
function tellKind(name: string, line: string): { kind: PlaceKind } {
  const isClient = /\b(?:host(?:name)?|database|username|url|redis|postgres)\b/i.test(line);
  return { kind: kindByNames([name]) ?? (isClient ? "connect" : "bind") };
}
