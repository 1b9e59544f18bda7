import { type PortPlace, placeOf } from "../../../places/port-place.ts";
import { baseName, type Word } from "../word.ts";

// Tools that look at a port from outside, or free it: they bind nothing.

/** How each names a port in one of its words; the digits are the first group. */
const WORDS: Readonly<Record<string, RegExp>> = {
  lsof: /^(?:-\w*i)?[46]?(?:tcp|udp)?(?:@[\w.]+)?:(\d{2,5})(?=$|[,-]\d)/i,
  ss: /(?:^|\s|[sd]port\s*=+\s*):(\d{2,5})(?=$|[\s)])/,
  netstat: /^:(\d{2,5})$/,
  fuser: /^(\d{2,5})\/(?:tcp|udp)$/,
  "kill-port": /^(\d{2,5})$/,
  fkill: /^:(\d{2,5})$/,
};
/** `fuser -n tcp 7120` */
const NAMESPACE = /^(?:tcp|udp)$/;
const FILTERED = /(?:^|[\s*]|(?<!\w)):(\d{2,5})(?!\w)|^\s*(\d{4,5})\s*$/;

/** `lsof -ti:7120`, `ss -ltn 'sport = :7120'`, `fuser 7120/tcp`, `npx kill-port 7120`; none for other programs. */
export function findInPortTools(words: readonly Word[]): readonly PortPlace[] {
  const [program, ...rest] = words;
  const name = baseName(program?.text ?? "");
  const pattern = Object.hasOwn(WORDS, name) ? WORDS[name] : undefined;
  if (pattern === undefined) return [];
  const hasNamespace = name === "fuser" && rest.some(({ text }) => NAMESPACE.test(text));
  return rest.flatMap((word) => placeIn(word, hasNamespace ? /^(\d{2,5})$/ : pattern));
}

/** `ss -ltn | grep ":7120"`: what is looked for in the list of open ports. */
export function findInFilter(words: readonly Word[], before: () => string): readonly PortPlace[] {
  if (!/^(?:[ef]?grep|rg|awk|find|findstr)$/.test(baseName(words[0]?.text ?? ""))) return [];
  if (!/\b(?:ss|netstat|lsof)\b/.test(before())) return [];
  return words.slice(1).flatMap((word) => placeIn(word, FILTERED));
}

function placeIn({ start, text }: Word, pattern: RegExp): readonly PortPlace[] {
  const found = pattern.exec(text);
  const digits = found?.[1] ?? found?.[2];
  if (found === null || digits === undefined) return [];
  return [placeOf("connect", digits, start + found.index + found[0].indexOf(digits))];
}
