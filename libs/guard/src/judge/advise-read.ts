import { mainRowOf, type PortRow, type Spec } from "@berth/registry/lookup";
import { type Language, languageOf } from "../code/language.ts";
import { nameOf } from "../code/text/file-name.ts";
import { formatOf } from "../formats/format-of.ts";
import { howToRead } from "./how-to-read.ts";
import type { Judged } from "./judged.ts";

/** What to write in place of a number that a variable carries, as a sentence. */
export function adviseRead(row: PortRow, judged: Judged, spec: Spec): string {
  const { before, path, place } = judged;
  if (nameOf(path) === "package.json") {
    // The shell of npm fills it in, before a program could be started with the variables of a service.
    if (place.kind === "connect") return `Read the variable: \${${row.env}:-${row.port}}.`;
    const names = mainRowOf(spec.ports, row.service) === row ? `${row.env} and PORT` : row.env;
    return `Start the program by berth env ${row.service} --, which sets ${names} for it.`;
  }
  // No shell fills in what stands in a list of words.
  if (formatOf(path) === "dockerfile" && /\b(?:CMD|ENTRYPOINT|RUN)\s*\[/i.test(before))
    return `Have the program read ${row.env}, or write the command without brackets, with \${${row.env}:-${row.port}}.`;
  if (isInText(judged)) return `Read the variable${askForText(judged)}: ${howToRead(row, judged, true)}.`;
  return `Read the ${place.kind === "default" ? "right variable" : "variable"}: ${howToRead(row, judged)}.`;
}

const BACKTICKS = [/`/, ", between backticks"] as const;
const DOUBLE_QUOTES = [/"/, ", between double quotes"] as const;

/** How a text begins that fills variables in, and how to ask for one. */
const FILLING: { readonly [language in Language]?: readonly [begin: RegExp, ask: string] } = {
  typescript: BACKTICKS,
  tsx: BACKTICKS,
  javascript: BACKTICKS,
  python: [/f/i, ", in an f-string"],
  ruby: DOUBLE_QUOTES,
  bash: DOUBLE_QUOTES,
};

/** Where the number stands between quotes that leave everything as it is written. */
function askForText({ before, path, text }: Judged): string {
  const language = languageOf(path, text);
  const filling = language && FILLING[language];
  const opening = /[a-z]*["'`](?=[^"'`]*$)/i.exec(before)?.[0];
  if (filling === undefined || opening === undefined) return "";
  const [begin, ask] = filling;
  return begin.test(opening) ? "" : ask;
}

/** The number stands behind its host in one text, as in a URL; `("localhost", 9000)` has them apart. */
const isInText = ({ before, place: { host, kind, scheme } }: Judged): boolean =>
  before.endsWith(":") && (scheme !== undefined || (kind !== "bind" && host !== undefined));
