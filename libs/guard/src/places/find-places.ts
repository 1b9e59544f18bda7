import { findInCode } from "../code/find-in-code.ts";
import { languageOf, mayBeScript } from "../code/language.ts";
import { heredocsOf } from "../code/shell/heredocs.ts";
import { findInFormat } from "../formats/find-in-format.ts";
import { findInValue } from "../formats/find-in-value.ts";
import { formatOf } from "../formats/format-of.ts";
import type { FindPlaces, PortPlace } from "./port-place.ts";

/** The literal ports of one file, whatever it is written in, in the order in which they stand; none where nobody can read it. */
export const findPlaces: FindPlaces = async (text, path) => {
  const language = languageOf(path, text);
  const places = [...(await (language === undefined ? findInFormat(text, path) : findInCode(text, path)))];
  if (language === "bash") {
    const known = new Set(places.map(({ start }) => start));
    places.push(...(await findInHeredocs(text)).filter(({ start }) => !known.has(start)));
  }
  return places.sort((one, other) => one.start - other.start);
};

/** What a script writes into files is read as those files are; where their format is not known, only addresses count. */
async function findInHeredocs(script: string): Promise<readonly PortPlace[]> {
  const places: PortPlace[] = [];
  for (const { path, body, start } of heredocsOf(script)) {
    const found =
      path !== undefined && isReadable(path)
        ? await findPlaces(body, path)
        : findInValue(body, 0, { isAddress: false });
    places.push(...found.map((place) => ({ ...place, start: place.start + start, end: place.end + start })));
  }
  return places;
}

/** Whether the guard understands files of this name, or may, once it sees their text. */
export function isReadable(path: string): boolean {
  return languageOf(path) !== undefined || formatOf(path) !== undefined || mayBeScript(path);
}
