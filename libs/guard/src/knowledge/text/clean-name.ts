import lists from "../words/sentences.json" with { type: "json" };
import { plain } from "./phrases.ts";
import { SENTENCES, VALUES } from "./vocabulary.ts";

const AROUND = /^[\s\p{P}\p{S}]+|[\s\-–—:：,;=|/\\#→⇒➜>*·•("'`。、]+$/gu;
const PORT_WORD =
  /[\s_-]*(?:(?<![\p{L}\p{N}])(?:ports?|puertos?|porta|poort|порт|on|at|in)|端口号?|ポート|포트)[\s:：=#]*$/iu;
const LEADING = new RegExp(`^(?:(?:${lists.leading.join("|")})\\s+)+(?=\\S)`, "iu");
/** A file that holds a number is no service; `Wiki.js` is one. */
const FILE = new RegExp(`^(?!\\p{Lu}\\w*\\.js$)\\S*(?:\\.(?:${lists.fileEndings.join("|")})|Dockerfile)$`, "u");
/** A sentence that goes on behind a number: `9000 is the port of …`. */
const GOES_ON = new RegExp(`^(?:(?:${lists.goesOn.join("|")})\\s|${lists.goesOnJoined.join("|")})`, "iu");
const MAX_NAME = 80;
const MAX_WORDS = 9;

/** A name without signs, articles and the word for a port around it; undefined if nothing but these was there. */
export function cleanName(text: string): string | undefined {
  // `/api/orders/**` is a path, and `3 files with` counts.
  if (/^[`\s]*\/[\w*]/.test(text)) return undefined;
  let name = text.replace(/\s+/g, " ").trim().replace(AROUND, "");
  if (/^\d+(?:\s(?:\p{Ll}|\p{Script=Han})|\s?%)/u.test(name)) return undefined;
  // Half of what stands in quotation marks is no name.
  if ((name.match(/"/g) ?? []).length % 2 === 1) return undefined;
  for (let before = ""; before !== name; ) {
    before = name;
    name = name.replace(PORT_WORD, "").replace(AROUND, "");
  }
  name = closed(name.replace(LEADING, ""));
  if (GOES_ON.test(name)) return undefined;
  if (/^(?:line|zeile|ligne|línea|linha|riga|regel|строка|step|schritt|étape|paso|passo|шаг|phase)\s*\d/iu.test(name))
    return undefined;
  if (FILE.test(name) || /^env(?:\.\w+)?(?:\s*[(（].*)?$/.test(name) || /^default for\b/i.test(name)) return undefined;
  if (name === "" || !/\p{L}/u.test(name) || SENTENCES.noNames.is(name) || VALUES.free.is(name)) return undefined;
  return name;
}

/** A bracket that stays open, or closes without one, is the rest of something else. */
function closed(name: string): string {
  const opens = (name.match(/[(（]/g) ?? []).length;
  const closes = (name.match(/[)）]/g) ?? []).length;
  if (opens > closes) return `${name})`;
  return closes > opens ? name.replace(/\s*[)）]$/, "") : name;
}

/** Whether a name is short enough to be one, rather than a sentence. */
export const isName = (name: string): boolean => name.length <= MAX_NAME && name.split(/\s+/).length <= MAX_WORDS;

/** `WS`, `HTTP/WS`, `TCP + UDP`: nothing but protocols. */
export function isProtocol(text: string): boolean {
  const parts = plain(text).split(/\s*(?:[/+,&|]|\band\b|\bor\b)\s*/);
  return VALUES.protocols.is(text) || (parts.length > 0 && parts.every((part) => VALUES.protocols.is(part)));
}

/** A variable: `FOUNDATION_PORT`; upper case and more than one letter. */
export const isVariable = (text: string): boolean =>
  /^\$?\{?[A-Z][A-Z\d]*(?:_[A-Z\d]+)+\}?$|^\$?PORT$/.test(text.trim());

export const isFolder = (text: string): boolean => /^\.{0,2}[\w@.-]*\/[\w@./-]*$/.test(text.trim());
