/** One entry of a top-level mapping of the registry, as text. */
export interface EntryText {
  key: string;
  /** Its lines, as they stand in the file. */
  text: string;
}

const MARKER = /^(?:<{7}|\|{7}|={7}|>{7})(?: .*)?\r?\n/gm;

/**
 * Cuts the entries of a top-level block mapping (`ranges`, `ports`) out of a registry's text, without parsing it: for
 * callers that have no time to read a thousand rows, and for a registry with a fault in one of them. In the middle of a
 * merge the rows of both sides count. Empty where the mapping is missing or written in braces.
 */
export function entryTexts(registry: string, mapping: "ranges" | "ports"): EntryText[] {
  const text = registry.includes("<<<<<<<") ? registry.replace(MARKER, "") : registry;
  const head = new RegExp(`^${mapping}[ \\t]*:[ \\t]*(?:#.*)?\\r?\\n`, "m").exec(text);
  if (head === null) return [];
  const from = head.index + head[0].length;
  const end = /^[^\s#]/m.exec(text.slice(from));
  const block = text.slice(from, end === null ? undefined : from + end.index);
  const indent = /^([ \t]+)[^\s#]/m.exec(block)?.[1];
  if (indent === undefined) return [];
  const starts = [...block.matchAll(new RegExp(`^${indent}(?:"([^"\\n]+)"|'([^'\\n]+)'|([\\w-]+))[ \\t]*:`, "gm"))];
  return starts.map(({ 1: double, 2: single, 3: plain, index }, at) => ({
    key: double ?? single ?? plain ?? "",
    text: block.slice(index, starts[at + 1]?.index),
  }));
}
