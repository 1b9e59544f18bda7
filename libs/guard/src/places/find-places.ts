import { findInCode } from "../code/find-in-code.ts";
import { languageOf } from "../code/language.ts";
import { heredocsOf } from "../code/shell/heredocs.ts";
import { isReadable } from "../files/is-readable.ts";
import { findInFormat } from "../formats/find-in-format.ts";
import { findInValue } from "../formats/find-in-value.ts";
import { type FileFormat, formatOf } from "../formats/format-of.ts";
import { nameByText } from "../formats/name-by-text.ts";
import { findInInlineCode } from "./find-in-inline-code.ts";
import { type FindPlaces, inOrder, type PortPlace, shifted } from "./port-place.ts";

/** The formats that hold commands. */
const COMMANDS: ReadonlySet<string> = new Set<FileFormat | "">([
  "batch",
  "dockerfile",
  "json",
  "makefile",
  "powershell",
  "systemd",
  "toml",
  "yaml",
]);

/** The literal ports of one file, in the order in which they stand; none if its format is not known. */
export const findPlaces: FindPlaces = async (text, path) => {
  const language = languageOf(path, text);
  const places = await (language === undefined ? findInFormat(text, path) : findInCode(text, path));
  if (language !== "bash" && !COMMANDS.has(formatOf(path) ?? "")) return inOrder(places);
  const inline = await findInInlineCode(text, findPlaces);
  return inOrder([...places, ...inline, ...(language === "bash" ? await findInHeredocs(text) : [])]);
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
