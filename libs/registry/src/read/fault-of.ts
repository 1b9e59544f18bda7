import type { Document, Scalar, YAMLParseError } from "yaml";
import type { Failure, Place } from "../report/failure.ts";
import { findDuplicate } from "./find-duplicate.ts";
import { findForeign } from "./find-foreign.ts";

/** Where a span of the text stands, in lines and columns. */
export type PlaceIn = (from: number, to: number) => Place;

/** How much of a key is quoted. */
const MAX_SHOWN = 60;

/**
 * The first fault of what was parsed, as SPEC_INVALID: what isn't YAML, a second document, what isn't plain data.
 *
 * @param from where in the text the document begins
 */
export function faultOf(
  text: string,
  [document, second]: readonly Document.Parsed[],
  place: PlaceIn,
  from = 0,
): Failure | undefined {
  const [error] = document?.errors ?? [];
  if (document === undefined) return undefined;
  if (error) return explainError(error, place);
  if (second) {
    const start = second.contents?.range?.[0] ?? second.range[0];
    const message = "The file has a second document; only one is read.";
    return { code: "SPEC_INVALID", message, place: place(start, start + 1) };
  }
  const duplicate = findDuplicate(document);
  if (duplicate) return standsTwice(text, spanOf(duplicate), place);
  const foreign = findForeign(document, text, from);
  return foreign && { code: "SPEC_INVALID", message: foreign.message, place: place(...foreign.span), fix: foreign.fix };
}

/** The second of two keys that are alike in one mapping, as a failure. */
export function standsTwice(text: string, [from, to]: readonly [number, number], place: PlaceIn): Failure {
  return {
    code: "SPEC_INVALID",
    message: `${text.slice(from, Math.min(to, from + MAX_SHOWN))} occurs twice in one mapping.`,
    place: place(from, to),
    fix: "Use each key once. If two services have the same port, give one of them another port.",
  };
}

const spanOf = ({ range }: Scalar): [number, number] => [range?.[0] ?? 0, range?.[1] ?? 1];

function explainError({ message, pos: [from, to] }: YAMLParseError, place: PlaceIn): Failure {
  // The parser's own sentence; the rest of its message repeats the excerpt that we print ourselves.
  const first = (message.split("\n", 1)[0] ?? "").replace(/ at line \d+, column \d+:?$/, "");
  const sentence = first.endsWith(".") ? first : `${first}.`;
  return { code: "SPEC_INVALID", message: sentence, place: place(from, to) };
}
