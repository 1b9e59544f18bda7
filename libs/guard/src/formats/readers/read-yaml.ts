import { isTooDeep } from "@berth/registry/nesting";
import { isAlias, isMap, isScalar, isSeq, type Node, parseAllDocuments, Scalar } from "yaml";
import type { DataEntry, DataNode } from "../data/data-node.ts";
import type { OnFault } from "./read-fault.ts";

/** Values that aliases may say once more; a file of more is a bomb. */
const MAX_REPEATED = 20_000;

/** More levels than a person or a chart writes. The parser ends the process on a text of some ten thousand. */
const NESTING = { depth: 200, indent: Number.POSITIVE_INFINITY };

const TEMPLATE_LINE = /^[ \t]*(?:-[ \t]+)?\{[{%]/m;

/** What of a document is read, and how. */
interface Reading {
  text: string;
  /** What was named so far. A search for each alias would take as long as the document each time. */
  anchors: Map<string, Node>;
  /** How many values aliases may still say once more; undefined where an alias says nothing. */
  repeats: { left: number } | undefined;
  /** What an alias on the way here stands for: within itself it would have no end. */
  within: readonly Node[];
}

/**
 * The documents of a YAML text, as far as they can be read; templates (Helm, Jinja) are looked past.
 * @param follow whether `*alias` and `<<: *alias` stand for what they name; else only what is written is there, once
 * @param onFault is told of none where templates fill lines: only what they expand to has to be YAML
 * @throws where it nests too deeply, or its aliases say more than a file of this size can mean
 */
export function readYaml(
  text: string,
  { follow = false, onFault }: { follow?: boolean; onFault?: OnFault | undefined } = {},
): DataNode[] {
  const readable = text.includes("{{") || text.includes("{%") ? blankTemplates(text) : text;
  if (isTooDeep(readable, NESTING)) throw new Error("it is nested too deeply");
  const documents = withoutStacks(() =>
    parseAllDocuments(readable, {
      // A port list of a broken or odd file is still one: duplicates, unknown tags and the like don't matter here.
      strict: false,
      uniqueKeys: false,
      logLevel: "silent",
      schema: "failsafe",
    }),
  );
  if (!Array.isArray(documents)) return [];
  const errors = documents.flatMap((document) => document.errors);
  // Other errors leave the rest of the document; this one cuts it off.
  const cut = errors.find(({ code }) => code === "RESOURCE_EXHAUSTION");
  if (cut) throw cut;
  const [fault] = errors;
  if (fault && !TEMPLATE_LINE.test(text))
    onFault?.({ start: fault.pos[0], reason: fault.message.replace(/ at line \d+, column \d+:\n[\s\S]*$/, "") });
  const repeats = follow ? { left: MAX_REPEATED } : undefined;
  return documents.flatMap(
    (document) => convert(document.contents, { text, anchors: new Map(), repeats, within: [] }) ?? [],
  );
}

/** A template can hold thousands of errors, and nine tenths of an error's cost is its stack, which is never read. */
function withoutStacks<T>(run: () => T): T {
  const limit = Error.stackTraceLimit;
  Error.stackTraceLimit = 0;
  try {
    return run();
  } finally {
    Error.stackTraceLimit = limit;
  }
}

function convert(node: unknown, reading: Reading): DataNode | undefined {
  if (isAlias(node)) {
    const target = reading.repeats && reading.anchors.get(node.source);
    if (!target || reading.within.includes(target)) return undefined;
    return convert(target, { ...reading, within: [...reading.within, target] });
  }
  const { anchor } = (node ?? {}) as { anchor?: string };
  if (anchor !== undefined && reading.within.length === 0) reading.anchors.set(anchor, node as Node);
  if (reading.repeats && reading.within.length > 0 && --reading.repeats.left < 0)
    throw new Error("its aliases repeat more than a person writes");
  if (isMap(node)) {
    const entries = node.items.flatMap(({ key, value }) => {
      const converted = convert(value, reading);
      return converted && isScalar(key) ? [{ key: String(key.value), value: converted }] : [];
    });
    return { kind: "map", entries: reading.repeats ? merged(entries) : entries };
  }
  if (isSeq(node)) return { kind: "list", items: node.items.flatMap((item) => convert(item, reading) ?? []) };
  if (!isScalar(node) || !node.range) return undefined;
  const { text } = reading;
  const [from, to] = node.range;
  const isBlock = node.type === Scalar.BLOCK_LITERAL || node.type === Scalar.BLOCK_FOLDED;
  const isQuoted = node.type === Scalar.QUOTE_DOUBLE || node.type === Scalar.QUOTE_SINGLE;
  // Behind a block's header its text begins with the next line.
  const start = isBlock ? text.indexOf("\n", from) + 1 || to : isQuoted ? from + 1 : from;
  const end = isQuoted ? to - 1 : to;
  return { kind: "scalar", raw: text.slice(start, end), start, isQuoted: isBlock || isQuoted };
}

/** With what `<<` brings; what a map says itself wins. https://yaml.org/type/merge.html */
function merged(entries: DataEntry[]): DataEntry[] {
  if (!entries.some(({ key }) => key === "<<")) return entries;
  const all = new Map(entries.filter(({ key }) => key !== "<<").map((entry) => [entry.key, entry]));
  for (const { key, value } of entries)
    if (key === "<<")
      for (const brought of value.kind === "list" ? value.items : [value])
        if (brought.kind === "map")
          for (const entry of brought.entries) if (!all.has(entry.key)) all.set(entry.key, entry);
  return [...all.values()];
}

/** Templates as blanks where they fill a line, and as a word where they stand in a value; no offset moves. */
function blankTemplates(text: string): string {
  const blank = (whole: string) => whole.replace(/[^\r\n]/g, " ");
  return text
    .replace(/^[ \t]*\{\{-?\s*\/\*[\s\S]{0,20000}?\*\/\s*-?\}\}[ \t]*$/gm, blank)
    .replace(/^[ \t]*(?:\{[{%][^\n]{0,500}?[%}]\}[ \t]*)+$/gm, blank)
    .replace(/\{[{%][^\n]{0,500}?[%}]\}/g, (whole) => "x".repeat(whole.length));
}
