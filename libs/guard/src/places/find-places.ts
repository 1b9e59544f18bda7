import { findInCode } from "../code/find-in-code.ts";
import { languageOf } from "../code/language.ts";
import { findInFormat } from "../formats/find-in-format.ts";
import { formatOf } from "../formats/format-of.ts";
import type { FindPlaces } from "./port-place.ts";

/** The literal ports of one file, whatever it is written in, in the order in which they stand; none where nobody can read it. */
export const findPlaces: FindPlaces = async (text, path) => {
  const places = languageOf(path) === undefined ? findInFormat(text, path) : findInCode(text, path);
  return [...(await places)].sort((one, other) => one.start - other.start);
};

/** Whether the guard understands files of this name. */
export function isReadable(path: string): boolean {
  return languageOf(path) !== undefined || formatOf(path) !== undefined;
}
