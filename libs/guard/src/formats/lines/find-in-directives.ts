import { words } from "../../code/text/name-pattern.ts";
import { inOrder, isPortText, type PlaceKind, type PortPlace, placeOf } from "../../places/port-place.ts";
import { findInData } from "../data/find-in-data.ts";
import { findInValue } from "../find-in-value.ts";
import { readLines } from "../readers/read-lines.ts";
import lists from "./find-in-directives.json" with { type: "json" };
import { findInLua } from "./find-in-lua.ts";
import { linesOf, withoutComment } from "./lines-of.ts";

const LISTENS = words(lists.listens, "i");
const CALLS = words(lists.calls, "i");
const DIRECTIVE = /(?:^|[;{]\s*)\s*(<?[A-Za-z][\w-]*)\s+([^;{}\n]*)/g;
/** Caddy's sites begin with their addresses: `:8080 {`, `http://a.localhost:8080, b.localhost {`. */
const SITE = /^(?=[\w.*:[])([\w.*:/[\], -]*:\d{2,5}[\w.*:/[\], -]*)\{/;
const ADDRESS = /(?<=^|\s)(?:[a-z+]+:\/\/)?(?:\[[\da-f:]*\]|[\w.*$-]*):(\d{2,5})(?=$|[\s/,])/gi;

/**
 * Ports in the directives of nginx, Apache, Caddy and the like: `listen 8080;`, `reverse_proxy localhost:9000`. Other
 * files of that kind have lines of key=value, as supervisord does.
 */
export function findInDirectives(text: string): PortPlace[] {
  const found = inOrder([...inDirectives(text), ...findInLua(text)]);
  if (/^[^#\n]*[;{>][ \t]*$/m.test(text)) return found;
  return inOrder([...found, ...readLines(text).flatMap((root) => findInData(root, text))]);
}

function inDirectives(text: string): PortPlace[] {
  return linesOf(text).flatMap(({ line, start }) => {
    const code = withoutComment(line, /^#/);
    if (!/\d\d/.test(code)) return [];
    const site = SITE.exec(code);
    if (site !== null && !CALLS.test(/^\w+/.exec(code)?.[0] ?? "")) return addressesIn(site[1] ?? "", start, "bind");
    return [...code.matchAll(DIRECTIVE)].flatMap(({ 0: whole, 1: name = "", 2: value = "", index }) =>
      placesIn(name, value, start + index + whole.length - value.length),
    );
  });
}

function placesIn(name: string, value: string, start: number): readonly PortPlace[] {
  if (/^<VirtualHost$/i.test(name)) return addressesIn(value.replace(">", " "), start, "bind");
  if (LISTENS.test(name)) {
    const digits = /^(\d{2,5})(?=\s|$)/.exec(value)?.[1];
    if (digits !== undefined) return isPortText(digits) ? [placeOf("bind", digits, start)] : [];
    return addressesIn(value, start, "bind");
  }
  if (!CALLS.test(name)) return [];
  const addresses = addressesIn(value, start, "connect");
  return addresses.length > 0 ? addresses : findInValue(value, start);
}

function addressesIn(value: string, start: number, kind: PlaceKind): PortPlace[] {
  return [...value.matchAll(ADDRESS)].flatMap(({ 0: whole, 1: digits = "", index }) => {
    const host = whole.slice(0, -digits.length - 1).replace(/^[a-z+]+:\/\/|[[\]]/gi, "");
    const at = start + index + whole.length - digits.length;
    return isPortText(digits) ? [placeOf(kind, digits, at, { host: host || undefined })] : [];
  });
}
