import { isPort } from "../../places/port-place.ts";
import type { Gather } from "../gather.ts";
import { cleanName } from "../text/clean-name.ts";
import type { Rich } from "./rich-text.ts";
import type { Scope } from "./scope.ts";

const PAIR = /^[\s*_`-]*(\p{L}[\p{L}\p{N} ._/-]{0,38}?)\s*[:=]?\s+`?:?(\d{4,5})[\s*_`]*$/u;
const YEAR = /^(?:19|20)\d\d$/;

/**
 * `Web 3000 · API 4000`: names and numbers in turn, and nothing else. Outside of a part about ports, they may be
 * anything, so that each is asked for where the document speaks of ports at all. False where it is no such line.
 */
export function readPairs(line: Rich, scope: Scope, to: Gather): boolean {
  const parts = line.text.split(/[·•|]/);
  const pairs = parts.flatMap((part) => PAIR.exec(part) ?? []);
  if (parts.length < 2 || pairs.length !== parts.length * 3) return false;
  let start = 0;
  const found = parts.map((part) => {
    const [, written = "", digits = ""] = PAIR.exec(part) ?? [];
    const at = start + part.lastIndexOf(digits);
    start += part.length + 1;
    return { digits, name: cleanName(written), place: { path: to.path, line: line.line, column: line.columnAt(at) } };
  });
  if (found.every(({ digits }) => YEAR.test(digits)) || !found.every(({ digits }) => isPort(Number(digits))))
    return false;
  if (!scope.hasPorts && !scope.speaksOfPorts) return false;
  for (const { digits, name, place } of found) {
    const port = Number(digits);
    if (name !== undefined && scope.speaksOfPorts && !scope.isExample)
      to.told({ place, source: "document", port, name, status: scope.status, range: scope.range });
    else if (!scope.isExample) to.mention(port, place);
  }
  return true;
}
