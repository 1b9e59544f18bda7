import { isMap, type YAMLMap, type YAMLSeq } from "yaml";
import { leadOf, lineEnd } from "./lines.ts";
import { insertAt, type Splice } from "./splice.ts";

/** Adds an item to a flow collection behind its item `index` (-1: as the first). `spans` are those of all its items. */
export function insertFlow(
  text: string,
  collection: YAMLMap | YAMLSeq,
  spans: readonly [number, number][],
  index: number,
  item: string,
): Splice[] {
  const previous = spans[index];
  if (previous) return insertBehind(text, previous, item);
  const [next] = spans;
  if (next) return [insertAt(next[0], `${item},${leadOf(text, next[0]) ?? " "}`)];
  const open = (collection.range?.[0] ?? 0) + 1;
  if (!isMap(collection)) return [insertAt(open, item)];
  return [insertAt(open, /\s/.test(text.charAt(open)) ? ` ${item}` : ` ${item} `)];
}

function insertBehind(text: string, [from, to]: [number, number], item: string): Splice[] {
  const lead = leadOf(text, from);
  const tail = text.slice(to, lineEnd(text, to));
  const commented = /^[ \t]*(,?)[ \t]*#/.exec(tail);
  if (lead === undefined || !commented) return [insertAt(to, `,${lead ?? " "}${item}`)];
  // The comment belongs to the item before it: the new one goes on the line below.
  const below = lineEnd(text, to);
  return commented[1] ? [insertAt(below, `${lead}${item},`)] : [insertAt(to, ","), insertAt(below, `${lead}${item}`)];
}
