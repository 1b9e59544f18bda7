import { type Result, refusal } from "../report/failure.ts";
import { MAX_SPEC_LENGTH, SPEC_PATH } from "../spec/spec.ts";
import { readPieces } from "./read-pieces.ts";
import { explainConflict, MAX_PARSED_CHARACTERS, parseYaml, placesIn, type YamlSource } from "./yaml-source.ts";

/**
 * Reads the text of the registry, or returns SPEC_INVALID with the place of the first fault. The parser of YAML says
 * best what is wrong with a text, so it gets the whole of one that has a fault or can't be read entry by entry, if it
 * isn't too long.
 */
export function readRegistry(text: string): Result<YamlSource> {
  if (text.length > MAX_SPEC_LENGTH) {
    const message = `${SPEC_PATH} has ${text.length} characters; at most ${MAX_SPEC_LENGTH} are read.`;
    return refusal({ code: "SPEC_INVALID", message });
  }
  const place = placesIn(SPEC_PATH, text);
  const conflict = explainConflict(text, place);
  if (conflict) return refusal(conflict);
  const read = readPieces(text, place);
  return read.ok || text.length > MAX_PARSED_CHARACTERS ? read : parseYaml(SPEC_PATH, text);
}
