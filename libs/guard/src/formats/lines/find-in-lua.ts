import { isPortText, type PortPlace, placeOf } from "../../places/port-place.ts";
import { findInValue } from "../find-in-value.ts";
import { linesOf, withoutComment } from "./lines-of.ts";

const OPENING = /\b\w+_by_lua_block\s*\{/g;
const TEXT = /"((?:[^"\\]|\\.)*)"|'((?:[^'\\]|\\.)*)'/dg;
/** Text for people, and for logs. */
const SAYS = /\b(?:ngx\.(?:say|print|log)|error)\s*\(/;
/** `"http://" .. host .. ":9000/api"`: the host is filled in before it. */
const BEHIND_HOST = /\.\.\s{0,9}["']:(\d{2,5})(?=["'/?])/dg;
/** `socket:connect("127.0.0.1", 6379)`, and `port = 6379` of a table. */
const ARGUMENT = /:connect\s{0,9}\([^,()]{1,200},\s{0,9}(\d{2,5})\b|\bport\s{0,9}=\s{0,9}["']?(\d{2,5})\b/dg;

/** What the Lua code in nginx's configuration (`content_by_lua_block { … }`) calls. */
export function findInLua(text: string): PortPlace[] {
  return [...text.matchAll(OPENING)].flatMap(({ 0: opening, index }) => {
    const from = index + opening.length;
    const body = text.slice(from, endOfBlock(text, from));
    return linesOf(body).flatMap(({ line, start }) => {
      const code = withoutComment(line, /^--/);
      return /\d\d/.test(code) && !SAYS.test(code) ? placesInLine(code, from + start) : [];
    });
  });
}

function endOfBlock(text: string, from: number): number {
  let depth = 1;
  for (let at = from; at < text.length; at++) {
    if (text[at] === "{") depth++;
    else if (text[at] === "}" && --depth === 0) return at;
  }
  return text.length;
}

function placesInLine(code: string, start: number): readonly PortPlace[] {
  const numbers = [...code.matchAll(BEHIND_HOST), ...code.matchAll(ARGUMENT)].flatMap(
    ({ 1: one, 2: other, indices }) => {
      const digits = one ?? other ?? "";
      const at = (indices?.[1] ?? indices?.[2])?.[0] ?? 0;
      return isPortText(digits) ? [placeOf("connect", digits, start + at)] : [];
    },
  );
  const texts = [...code.matchAll(TEXT)].flatMap(({ 1: double, 2: single = "", indices }) => {
    const value = double ?? single;
    const at = (indices?.[1] ?? indices?.[2])?.[0] ?? 0;
    return value.startsWith(":") ? [] : findInValue(value, start + at, { isAddress: false });
  });
  return [...numbers, ...texts];
}
