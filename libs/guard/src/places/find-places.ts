import { findInCode } from "../code/find-in-code.ts";
import { languageOf, mayBeScript } from "../code/language.ts";
import { heredocsOf } from "../code/shell/heredocs.ts";
import { findInFormat } from "../formats/find-in-format.ts";
import { findInValue } from "../formats/find-in-value.ts";
import { formatOf } from "../formats/format-of.ts";
import { nameByText } from "../formats/name-by-text.ts";
import { type FindPlaces, inOrder, type PortPlace, shifted } from "./port-place.ts";

/** The literal ports of one file, in the order in which they stand; none if its format is not known. */
export const findPlaces: FindPlaces = async (text, path) => {
  const language = languageOf(path, text);
  const places = await (language === undefined ? findInFormat(text, path) : findInCode(text, path));
  return inOrder(language === "bash" ? [...places, ...(await findInHeredocs(text))] : places);
};

/** What a script writes into files is read as those files; if their format is not known, only addresses count. */
async function findInHeredocs(script: string): Promise<readonly PortPlace[]> {
  const places: PortPlace[] = [];
  for (const { path, body, start } of heredocsOf(script)) {
    const name = path !== undefined && isReadable(path) ? path : nameByText(body, path);
    const found = name === undefined ? findInValue(body, 0, { isAddress: false }) : await findPlaces(body, name);
    places.push(...shifted(found, start));
  }
  return places;
}

/** Whether the guard understands files of this name, or may, once it sees their text. */
export function isReadable(path: string): boolean {
  return languageOf(path) !== undefined || formatOf(path) !== undefined || mayBeScript(path);
}
