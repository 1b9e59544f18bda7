import type { PortRow } from "@berth/registry";
import { nameOf } from "../code/text/file-name.ts";
import { formatOf } from "../formats/format-of.ts";
import { howToRead } from "./how-to-read.ts";
import type { Judged } from "./judged.ts";

/** What to write in place of a number that a variable carries, as a sentence. */
export function adviseRead(row: PortRow, judged: Judged): string {
  const { before, path, place } = judged;
  if (nameOf(path) === "package.json")
    return `Start the program by berth env ${row.service} --, which sets ${row.env} and PORT for it.`;
  // No shell fills in what stands in a list of words.
  if (formatOf(path) === "dockerfile" && /^\s*(?:CMD|ENTRYPOINT)\s*\[/i.test(before))
    return `Have the program read ${row.env}, or write the command without brackets, with \${${row.env}:-${row.port}}.`;
  const which = place.kind === "default" && !isInText(judged) ? "Read the right variable" : "Read the variable";
  return `${which}: ${howToRead(row, judged, isInText(judged))}.`;
}

/** The number stands behind its host in one text, as in a URL; `("localhost", 9000)` has them apart. */
const isInText = ({ before, place: { host, kind, scheme } }: Judged): boolean =>
  before.endsWith(":") && (scheme !== undefined || (kind !== "bind" && host !== undefined));
