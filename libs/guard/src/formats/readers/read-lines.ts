import type { DataEntry, DataNode } from "../data/data-node.ts";
import { pathOf } from "../data/find-in-data.ts";

const LINE = /^[ \t]*(?:export[ \t]+)?([A-Za-z_][\w.-]*)[ \t]*[=:][ \t]*(.*)$/;

/** Lines of `key=value`, as .env, .properties and .ini files have them; their sections and comments are passed over. */
export function readLines(text: string): DataNode[] {
  const entries: DataEntry[] = [];
  let section: string[] = [];
  for (const { 0: line, index } of text.matchAll(/[^\r\n]+/g)) {
    const heading = /^[ \t]*\[([^\]]+)\]/.exec(line);
    if (heading) section = (heading[1] ?? "").split(/[.:\s]+/);
    const pair = LINE.exec(line);
    if (!pair) continue;
    const [, key = "", rest = ""] = pair;
    const { raw, quotes } = unquote(rest);
    const start = index + line.length - rest.length + quotes;
    entries.push(nested([...section, ...pathOf(key)], { kind: "scalar", raw, start, isQuoted: quotes > 0 }));
  }
  return entries.map((entry) => ({ kind: "map", entries: [entry] }));
}

/** The value without its quotes, or without the comment behind it. */
function unquote(text: string): { raw: string; quotes: 0 | 1 } {
  const quoted = /^(["'])(.*?)\1/.exec(text);
  if (quoted) return { raw: quoted[2] ?? "", quotes: 1 };
  return { raw: text.replace(/[ \t][#;].*$/, ""), quotes: 0 };
}

function nested([key = "", ...rest]: readonly string[], value: DataNode): DataEntry {
  return { key, value: rest.length === 0 ? value : { kind: "map", entries: [nested(rest, value)] } };
}
