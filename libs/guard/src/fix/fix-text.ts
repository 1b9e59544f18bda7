import type { PortRow, Spec } from "@berth/registry";
import { type Language, languageOf } from "../code/language.ts";
import { nameOf } from "../code/text/file-name.ts";
import { formatOf } from "../formats/format-of.ts";
import { isCompose } from "../judge/how-to-read.ts";
import { judgeText } from "../judge/judge-text.ts";
import { findPlaces } from "../places/find-places.ts";
import type { PortPlace } from "../places/port-place.ts";
import { fixCompose } from "./fix-compose.ts";
import { fixDockerfile } from "./fix-dockerfile.ts";
import { fixPackageScripts } from "./fix-package-scripts.ts";
import { fixPython } from "./fix-python.ts";
import { fixScript } from "./fix-script.ts";
import { fixShell } from "./fix-shell.ts";
import type { FindReplacements, FixablePlace, Replacement } from "./replacement.ts";

/**
 * The text with its safe findings put right: each number becomes its variable with the same number as the default, so
 * nothing changes until you set the variable; every other byte stays. What is exclusive to another owner, ignored, or
 * inside of a text is left to people.
 */
export async function fixText(path: string, text: string, spec: Spec): Promise<string> {
  if (finderFor(path, text) === undefined) return text;
  return apply(text, planReplacements(path, text, await findPlaces(text, path), spec));
}

/** The same as single edits. Wants the grammar of the file's language loaded, as finding its places does. */
export function planReplacements(path: string, text: string, places: readonly PortPlace[], spec: Spec): Replacement[] {
  const wanted = places.flatMap((place) => fixable(path, text, place, spec) ?? []);
  return wanted.length === 0 ? [] : (finderFor(path, text)?.(path, text, wanted, spec) ?? []);
}

const BY_LANGUAGE: { readonly [language in Language]?: FindReplacements } = {
  typescript: fixScript,
  tsx: fixScript,
  javascript: fixScript,
  python: fixPython,
  bash: fixShell,
};

function finderFor(path: string, text: string): FindReplacements | undefined {
  const language = languageOf(path, text);
  // A stub of Python is types alone.
  if (path.endsWith(".pyi")) return undefined;
  if (language !== undefined) return BY_LANGUAGE[language];
  if (isCompose(path)) return fixCompose;
  if (nameOf(path) === "package.json") return fixPackageScripts;
  return formatOf(path) === "dockerfile" ? fixDockerfile : undefined;
}

/** A number of the spec that its variable should carry, or one that another variable carries now. */
function fixable(path: string, text: string, place: PortPlace, spec: Spec): FixablePlace | undefined {
  const row = spec.ports.find(({ port }) => port === place.port);
  if (row === undefined || text.slice(place.start, place.end) !== String(row.port)) return undefined;
  const codes = judgeText(path, text, [place], spec).map(({ code }) => code);
  const isWanted = codes.includes("PORT_HARDCODED") || (codes.includes("DEFAULT_DIFFERS") && isOfNoRow(place, spec));
  return isWanted ? { ...place, row } : undefined;
}

/** `PORT=9010` says which port is wanted; `WEB_PORT=9010`, where that is another row's, may mean either. */
const isOfNoRow = ({ variable }: PortPlace, { ports }: { ports: readonly PortRow[] }): boolean =>
  !ports.some(({ env, url }) => env === variable || url === variable);

function apply(text: string, replacements: readonly Replacement[]): string {
  // What begins at one place is put in from the last to the first, which keeps its order.
  return replacements
    .toReversed()
    .sort((one, other) => other.start - one.start)
    .reduce((done, { by, end, start }) => done.slice(0, start) + by + done.slice(end), text);
}
