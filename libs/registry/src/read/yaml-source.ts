import { isScalar, LineCounter, type Node, parseAllDocuments } from "yaml";
import { entriesOf, entryOf } from "../edit/splice/entry.ts";
import { type Failure, type Place, type Result, refusal, success } from "../report/failure.ts";
import { findConflict } from "../text/merge-conflict.ts";
import { countParts, MAX_PARTS } from "./density.ts";
import { faultOf, type PlaceIn } from "./fault-of.ts";
import { isTooDeep } from "./nesting.ts";
import { onDemand } from "./on-demand.ts";
import { findSpan, placeAt, spanAt, type YamlPath } from "./place-of.ts";

/** The cap keeps bombs away from the parser. */
export const MAX_PARSED_CHARACTERS = 256 * 1024;

/** Plain data. The parser's own search for keys that stand twice takes minutes (see `findDuplicate`). */
export const YAML_OPTIONS = { prettyErrors: false, schema: "core", uniqueKeys: false, version: "1.2" } as const;

/** Parsed YAML that still knows where everything stands. */
export interface YamlSource {
  text: string;
  /** The data as the parser's nodes, each with its place in the text. */
  root: Node;
  data: unknown;
  /** Where the key or the value at `path` stands; where it is missing, the nearest ancestor's key. */
  placeOf(path: YamlPath, part?: "key" | "value"): Place;
  /** The keys of the mapping that `name` has, in the author's order; text, or a number that stands without quotes. */
  keysOf(name: string): readonly unknown[];
  /** Where this very node stands: of two like keys, `placeOf` finds the first. */
  placeOfNode(node: unknown): Place;
}

/** Reads one document of plain data, or returns SPEC_INVALID with the place of the first fault. */
export function parseYaml(file: string, text: string): Result<YamlSource> {
  const invalid = (message: string) => refusal({ code: "SPEC_INVALID", message: `${file} ${message}` });
  const excess = findExcess(text);
  if (excess) return invalid(excess);
  const place = placesIn(file, text);
  const conflict = explainConflict(text, place);
  if (conflict) return refusal(conflict);
  const parsed = parseAllDocuments(text, YAML_OPTIONS);
  const documents = "empty" in parsed ? [] : parsed;
  const [document] = documents;
  if (!document?.contents) return invalid("is empty.");
  const fault = faultOf(text, documents, place);
  if (fault) return refusal(fault);
  const root = document.contents as Node;
  return success(
    sourceOf(text, place, { data: document.toJS(), root: () => root, keysOf: (name) => keysIn(root, name) }),
  );
}

/** What a text has too much of for the parser, as the end of a sentence; undefined for one that it may have. */
export function findExcess(text: string): string | undefined {
  const { length } = text;
  if (length > MAX_PARSED_CHARACTERS) return `has ${length} characters; at most ${MAX_PARSED_CHARACTERS} are read.`;
  if (countParts(text, MAX_PARTS + 1) > MAX_PARTS)
    return `has more than ${MAX_PARTS} lines, commas and quotes; no more are read.`;
  return isTooDeep(text) ? "is nested too deeply to be read." : undefined;
}

/** The first marker of a merge that stopped, as a failure. */
export function explainConflict(text: string, place: PlaceIn): Failure | undefined {
  const at = findConflict(text);
  return at === undefined
    ? undefined
    : {
        code: "SPEC_INVALID",
        message: "The file has an unresolved merge conflict.",
        place: place(at, at + 7),
        fix:
          "Run: npx berth resolve. Without a merge in progress, keep the rows of both sides, each with its own port, " +
          "and remove the markers.",
      };
}

/** Places in a text. Its lines are counted when the first place is asked for. */
export function placesIn(file: string, text: string): PlaceIn {
  const lines = onDemand(() => countLines(text));
  return (from, to) => placeAt(file, text, lines(), [from, to]);
}

function countLines(text: string): LineCounter {
  const lines = new LineCounter();
  for (let at = 0; at >= 0; at = text.indexOf("\n", at) + 1 || -1) lines.addNewLine(at);
  return lines;
}

export const keysIn = (root: Node, name: string): unknown[] =>
  entriesOf(entryOf(root, name)?.value).map(({ key }) => (isScalar(key) ? key.value : undefined));

/** The nodes are made when they are first asked for: a reader that finds no fault and changes nothing needs none. */
export function sourceOf(
  text: string,
  place: PlaceIn,
  { data, keysOf, root }: { data: unknown; root: () => Node; keysOf: YamlSource["keysOf"] },
): YamlSource {
  return {
    text,
    data,
    keysOf,
    get root() {
      return root();
    },
    placeOf: (path, part = "value") => place(...spanAt(root(), path, part)),
    placeOfNode: (node) => place(...(findSpan(node) ?? [0, 1])),
  };
}
