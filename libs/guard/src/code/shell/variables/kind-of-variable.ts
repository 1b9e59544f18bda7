import type { PlaceKind } from "../../../places/port-place.ts";
import { kindByNames } from "../../text/words.ts";

/** What a variable that holds a port is for: its name tells, or else how the script uses it. */
export function kindOfVariable(name: string, script: string): PlaceKind {
  const byName = kindByNames([name]);
  // An element of an array, or broken code.
  if (!/^\w+$/.test(name)) return byName ?? "bind";
  const use = `\\$\\{?${name}\\b\\}?`;
  if (new RegExp(`(?:-p|--publish)[ =]*["']?(?:[\\d.]+:)?${use}:`).test(script)) return "publish";
  if (byName !== undefined) return byName;
  const serves = new RegExp(`(?:--port|--bind|--listen|http\\.server|-l|-p|PORT=)[ =]["']?${use}`).test(script);
  const reaches = new RegExp(
    `(?:curl|wget|nc|wait|psql|redis-cli|ssh)\\b[^\\n]*${use}|(?:localhost|127\\.0\\.0\\.1|\\}):${use}`,
  ).test(script);
  return reaches && !serves && !new RegExp(`export[^\\n]*\\b${name}\\b`).test(script) ? "connect" : "bind";
}
