import {
  type Document,
  isMap,
  isScalar,
  isSeq,
  LineCounter,
  type Node,
  type Pair,
  parseAllDocuments,
} from "yaml";
import { type Failure, type Place, type Result, refusal, success } from "./failure.ts";
import { findForeign } from "./find-foreign.ts";

export type YamlPath = readonly (string | number)[];

/** A registry is a few kilobytes; the cap keeps deep nesting and other bombs away from the parser. */
const MAX_CHARACTERS = 256 * 1024;

/** Parsed YAML that still knows where everything stands. */
export interface YamlSource {
  text: string;
  document: Document.Parsed;
  data: unknown;
  /** Where the key or the value at `path` stands; where it is missing, the nearest ancestor's key. */
  placeOf(path: YamlPath, part?: "key" | "value"): Place;
}

/** Reads one document of plain data, or returns SPEC_INVALID with the place of the first fault. */
export function parseYaml(file: string, text: string): Result<YamlSource> {
  if (text.length > MAX_CHARACTERS)
    return refusal({
      code: "SPEC_INVALID",
      message: `${file} has ${text.length} characters; at most ${MAX_CHARACTERS} are read.`,
    });
  const lines = new LineCounter();
  const at = (from: number, to: number) => placeAt(file, text, lines, from, to);
  const invalid = (message: string, from: number, to: number): Failure => ({
    code: "SPEC_INVALID",
    message,
    place: at(from, to),
  });

  let documents: Document.Parsed[];
  try {
    const parsed = parseAllDocuments(text, { lineCounter: lines, schema: "core", version: "1.2" });
    documents = "empty" in parsed ? [] : [...parsed];
  } catch (error) {
    // Nesting beyond the stack is the one input on which the parser throws instead of collecting errors.
    if (!(error instanceof RangeError)) throw error;
    return refusal({ code: "SPEC_INVALID", message: `${file} is nested too deeply to be read.` });
  }
  const [document, second] = documents;
  if (!document?.contents) return refusal({ code: "SPEC_INVALID", message: `${file} is empty.` });
  const [error] = document.errors;
  if (error) return refusal(invalid(firstSentence(error.message), error.pos[0], error.pos[1]));
  if (second) {
    const start = second.contents?.range?.[0] ?? second.range[0];
    return refusal(
      invalid("The file holds a second document; a registry is one.", start, start + 1),
    );
  }
  const foreign = findForeign(document);
  if (foreign)
    return refusal({
      ...invalid(foreign.message, foreign.from, foreign.to),
      fix: "Write plain data only: mappings, lists, text and decimal numbers.",
    });
  return success({
    text,
    document,
    data: document.toJS(),
    placeOf: (path, part = "value") => at(...spanOf(document, path, part)),
  });
}

/** The parser's own sentence; the rest of its message repeats the excerpt that we print ourselves. */
function firstSentence(message: string): string {
  const first = (message.split("\n", 1)[0] ?? "").replace(/ at line \d+, column \d+:?$/, "");
  return first.endsWith(".") ? first : `${first}.`;
}

function placeAt(file: string, text: string, lines: LineCounter, from: number, to: number): Place {
  const { line, col } = lines.linePos(from);
  const start = lines.lineStarts[line - 1] ?? 0;
  const source = /^[^\r\n]*/.exec(text.slice(start))?.[0] ?? "";
  const length = Math.max(1, Math.min(to, start + source.length) - from);
  return { file, line: Math.max(1, line), column: Math.max(1, col), length, source };
}

function spanOf(
  document: Document.Parsed,
  path: YamlPath,
  part: "key" | "value",
): [number, number] {
  let node: unknown = document.contents;
  let owner: unknown;
  for (const [depth, step] of path.entries()) {
    const child = childOf(node, step);
    if (!child) return rangeOf(owner) ?? firstOf(node) ?? [0, 1];
    const isLast = depth === path.length - 1;
    if (isLast)
      return rangeOf(part === "key" ? child.key : child.value) ?? rangeOf(child.key) ?? [0, 1];
    owner = child.key;
    node = child.value;
  }
  return rangeOf(node) ?? [0, 1];
}

function childOf(
  node: unknown,
  step: string | number,
): { key: unknown; value: unknown } | undefined {
  if (isMap(node)) {
    const pairs = node.items as Pair[];
    // The schema sees port keys as text, the document holds them as numbers.
    return pairs.find(({ key }) => isScalar(key) && String(key.value) === String(step));
  }
  const item = isSeq(node) ? node.items[Number(step)] : undefined;
  return item === undefined ? undefined : { key: item, value: item };
}

function firstOf(node: unknown): [number, number] | undefined {
  return isMap(node) ? rangeOf((node.items[0] as Pair | undefined)?.key) : undefined;
}

function rangeOf(node: unknown): [number, number] | undefined {
  const range = (node as Node | null | undefined)?.range;
  return range ? [range[0], range[1]] : undefined;
}
