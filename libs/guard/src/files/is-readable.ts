import { languageOf, mayBeScript } from "../code/language.ts";
import { formatOf } from "../formats/format-of.ts";

/** Whether the guard understands files of this name, or may, once it sees their text. */
export function isReadable(path: string): boolean {
  return languageOf(path) !== undefined || formatOf(path) !== undefined || mayBeScript(path);
}
