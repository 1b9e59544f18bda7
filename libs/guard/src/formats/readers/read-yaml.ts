import { isMap, isScalar, isSeq, type Node, parseAllDocuments, Scalar } from "yaml";
import type { DataNode } from "../data/data-node.ts";

/** The documents of a YAML text, as far as they can be read; templates (Helm, Jinja) are looked past. */
export function readYaml(text: string): DataNode[] {
  const readable = text.includes("{{") || text.includes("{%") ? blankTemplates(text) : text;
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
  // Other errors leave the rest of the document; this one cuts it off.
  const cut = documents.flatMap(({ errors }) => errors).find(({ code }) => code === "RESOURCE_EXHAUSTION");
  if (cut) throw cut;
  return documents.flatMap((document) => convert(document.contents as Node | null, text) ?? []);
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

function convert(node: unknown, text: string): DataNode | undefined {
  if (isMap(node))
    return {
      kind: "map",
      entries: node.items.flatMap(({ key, value }) => {
        const converted = convert(value, text);
        return converted && isScalar(key) ? [{ key: String(key.value), value: converted }] : [];
      }),
    };
  if (isSeq(node)) return { kind: "list", items: node.items.flatMap((item) => convert(item, text) ?? []) };
  if (!isScalar(node) || !node.range) return undefined;
  const [from, to] = node.range;
  const isBlock = node.type === Scalar.BLOCK_LITERAL || node.type === Scalar.BLOCK_FOLDED;
  const isQuoted = node.type === Scalar.QUOTE_DOUBLE || node.type === Scalar.QUOTE_SINGLE;
  // Behind a block's header its text begins with the next line.
  const start = isBlock ? text.indexOf("\n", from) + 1 || to : isQuoted ? from + 1 : from;
  const end = isQuoted ? to - 1 : to;
  return { kind: "scalar", raw: text.slice(start, end), start, isQuoted: isBlock || isQuoted };
}

/** Templates as blanks where they fill a line, and as a word where they stand in a value; no offset moves. */
function blankTemplates(text: string): string {
  const blank = (whole: string) => whole.replace(/[^\r\n]/g, " ");
  return text
    .replace(/^[ \t]*\{\{-?\s*\/\*[\s\S]{0,20000}?\*\/\s*-?\}\}[ \t]*$/gm, blank)
    .replace(/^[ \t]*(?:\{[{%][^\n]{0,500}?[%}]\}[ \t]*)+$/gm, blank)
    .replace(/\{[{%][^\n]{0,500}?[%}]\}/g, (whole) => "x".repeat(whole.length));
}
