import { findInShell } from "../../code/shell/find-in-shell.ts";
import type { PortPlace } from "../../places/port-place.ts";
import type { DataScalar } from "./data-node.ts";

/** What a letter behind a backslash stands for between double quotes, in JSON, YAML and TOML alike. */
const ESCAPES: Readonly<Record<string, string>> = { '"': '"', "\\": "\\", "/": "/", n: "\n", t: "\t", r: "\r" };

/**
 * The ports of a command line that is a value. Between double quotes its own quotes are escaped, and the shell gets
 * them without: `"concurrently \"vite --port 3000\""`.
 * @param text the text in which the value stands
 */
export function findInCommand({ raw, start }: DataScalar, text: string): readonly PortPlace[] {
  if (text[start - 1] !== '"' || !raw.includes("\\")) return findInShell(raw, start);
  let line = "";
  const offsets: number[] = [];
  for (const { 0: written, 1: letter = "", index } of raw.matchAll(/\\(.)|[^\\]|\\/gsu)) {
    const meant = ESCAPES[letter] ?? written;
    for (let at = 0; at < meant.length; at++) offsets.push(start + index + at);
    line += meant;
  }
  const offsetOf = (at: number): number => offsets[at] ?? start + raw.length;
  return findInShell(line, 0).map((place) => ({ ...place, start: offsetOf(place.start), end: offsetOf(place.end) }));
}
