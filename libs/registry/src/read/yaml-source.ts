import { type Document, LineCounter, parseAllDocuments, type Scalar, type YAMLParseError } from "yaml";
import { type Failure, type Place, type Result, refusal, success } from "../report/failure.ts";
import { findConflict } from "../text/merge-conflict.ts";
import { isTooDense, MAX_PARTS } from "./density.ts";
import { findDuplicate } from "./find-duplicate.ts";
import { findForeign } from "./find-foreign.ts";
import { isTooDeep } from "./nesting.ts";
import { findSpan, placeAt, spanAt, type YamlPath } from "./place-of.ts";

/** A registry is a few kilobytes; the cap keeps bombs away from the parser. */
const MAX_CHARACTERS = 256 * 1024;

/** How much of a key is quoted. */
const MAX_SHOWN = 60;

/** Parsed YAML that still knows where everything stands. */
export interface YamlSource {
  text: string;
  document: Document.Parsed;
  data: unknown;
  /** Where the key or the value at `path` stands; where it is missing, the nearest ancestor's key. */
  placeOf(path: YamlPath, part?: "key" | "value"): Place;
  /** Where this very node stands: of two like keys, `placeOf` finds the first. */
  placeOfNode(node: unknown): Place;
}

/** Reads one document of plain data, or returns SPEC_INVALID with the place of the first fault. */
export function parseYaml(file: string, text: string): Result<YamlSource> {
  const invalid = (message: string, more?: Partial<Failure>) => refusal({ code: "SPEC_INVALID", message, ...more });
  if (text.length > MAX_CHARACTERS)
    return invalid(`${file} has ${text.length} characters; at most ${MAX_CHARACTERS} are read.`);
  if (isTooDense(text))
    return invalid(`${file} has more than ${MAX_PARTS} lines, commas and quotes; a registry has fewer.`);
  if (isTooDeep(text)) return invalid(`${file} is nested too deeply to be read.`);

  const lines = new LineCounter();
  const place = (from: number, to: number) => placeAt(file, text, lines, [from, to]);
  const parsed = parseAllDocuments(text, {
    lineCounter: lines,
    prettyErrors: false,
    schema: "core",
    uniqueKeys: false,
    version: "1.2",
  });
  const conflict = findConflict(text);
  if (conflict !== undefined)
    return invalid("The file has an unresolved merge conflict.", {
      place: place(conflict, conflict + 7),
      fix:
        "Run: npx berth resolve. Without a merge in progress, keep the rows of both sides, each with its own port, " +
        "and remove the markers.",
    });
  const [document, second] = "empty" in parsed ? [] : parsed;
  if (!document?.contents) return invalid(`${file} is empty.`);
  const [error] = document.errors;
  if (error) return refusal(explainError(error, place));
  if (second) {
    const start = second.contents?.range?.[0] ?? second.range[0];
    const message = "The file has a second document; a registry is one document.";
    return invalid(message, { place: place(start, start + 1) });
  }
  const duplicate = findDuplicate(document);
  if (duplicate) return refusal(standsTwice(text, duplicate, place));
  const foreign = findForeign(document, text);
  if (foreign) return invalid(foreign.message, { place: place(foreign.from, foreign.to), fix: foreign.fix });
  return success({
    text,
    document,
    data: document.toJS(),
    placeOf: (path, part = "value") => place(...spanAt(document, path, part)),
    placeOfNode: (node) => place(...(findSpan(node) ?? [0, 1])),
  });
}

type PlaceOf = (from: number, to: number) => Place;

function standsTwice(text: string, { range }: Scalar, place: PlaceOf): Failure {
  const [from, to] = range ?? [0, 1];
  return {
    code: "SPEC_INVALID",
    message: `${text.slice(from, Math.min(to, from + MAX_SHOWN))} occurs twice in one mapping.`,
    place: place(from, to),
    fix: "Use each key once. If two services have the same port, give one of them another port.",
  };
}

function explainError({ message, pos: [from, to] }: YAMLParseError, place: PlaceOf): Failure {
  // The parser's own sentence; the rest of its message repeats the excerpt that we print ourselves.
  const first = (message.split("\n", 1)[0] ?? "").replace(/ at line \d+, column \d+:?$/, "");
  const sentence = first.endsWith(".") ? first : `${first}.`;
  return { code: "SPEC_INVALID", message: sentence, place: place(from, to) };
}
