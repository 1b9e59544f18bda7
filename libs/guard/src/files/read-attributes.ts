import { readFileSync } from "node:fs";
import { join } from "node:path";
import picomatch from "picomatch";

type Settings = readonly (readonly [attribute: string, value: string])[];

/** One line of a .gitattributes file. */
interface Rule {
  matches(path: string): boolean;
  /** Attributes with what they are set to, in git's words. */
  settings: Settings;
}

interface AttributesFile {
  rules: readonly Rule[];
  /** What `[attr]name …` sets along with the name; the last definition of a name counts, wherever it stands. */
  macros: ReadonlyMap<string, Settings>;
}

/**
 * Reads .gitattributes files as git does (https://git-scm.com/docs/gitattributes): of all lines that match a path the
 * last counts for each attribute, and a folder's own file counts more than those above it. Macros count in the root's
 * file alone. Files outside of the root are not read.
 */
export function readAttributes(root: string): (path: string) => ReadonlyMap<string, string> {
  const known = new Map<string, AttributesFile>();
  const fileOf = (folder: string): AttributesFile => {
    const file = known.get(folder) ?? readFile(join(root, folder));
    known.set(folder, file);
    return file;
  };
  return (path) => {
    const { macros } = fileOf("");
    const values = new Map<string, string>();
    for (let end = path.length; end >= 0; ) {
      end = path.lastIndexOf("/", end - 1);
      const below = path.slice(end + 1);
      for (const rule of fileOf(path.slice(0, end + 1)).rules.toReversed())
        if (rule.matches(below)) assign(rule.settings, macros, values);
    }
    return values;
  };
}

/**
 * Assigns to what has no value yet, from the last setting to the first; a macro that is set counts as the settings that
 * it stands for. Each attribute is assigned once, so macros that name themselves, or each other twice, cost no more.
 */
function assign(settings: Settings, macros: AttributesFile["macros"], values: Map<string, string>): void {
  const pending = [...settings];
  for (let next = pending.pop(); next !== undefined; next = pending.pop()) {
    const [attribute, value] = next;
    if (values.has(attribute)) continue;
    values.set(attribute, value);
    if (value === "set") for (const setting of macros.get(attribute) ?? []) pending.push(setting);
  }
}

function readFile(folder: string): AttributesFile {
  const rules: Rule[] = [];
  const macros = new Map<string, Settings>();
  for (const line of readLines(folder)) {
    const [, quoted, bare = "", rest = ""] = /^[ \t]*(?:"((?:[^"\\]|\\.)*)"|([^\s#"]\S*))[ \t]+(.*)$/.exec(line) ?? [];
    const [, macro, definition = ""] = /^\[attr\](\S+)(?:[ \t]+(.*))?$/.exec(line.trim()) ?? [];
    const pattern = quoted === undefined ? bare : unquote(quoted);
    if (macro !== undefined) macros.set(macro, settingsOf(definition));
    // A pattern that git forbids, and one of folders, which have no attributes.
    else if (pattern !== "" && !/^!|\/$/.test(pattern))
      rules.push({ matches: matcherOf(pattern), settings: settingsOf(rest) });
  }
  return { rules, macros };
}

function readLines(folder: string): string[] {
  try {
    return readFileSync(join(folder, ".gitattributes"), "utf8").split(/\r?\n/);
  } catch {
    return [];
  }
}

const ESCAPES: Readonly<Record<string, number>> = { a: 7, b: 8, t: 9, n: 10, v: 11, f: 12, r: 13 };

/** A name as git quotes it: C escapes, and the bytes of what is not ASCII as three octal digits each. */
function unquote(quoted: string): string {
  const parts = quoted.split(/(\\(?:[0-3][0-7]{2}|.))/).map((part) => {
    if (!part.startsWith("\\")) return Buffer.from(part);
    const letters = part.slice(1);
    return /^\d{3}$/.test(letters) ? Buffer.of(Number.parseInt(letters, 8)) : Buffer.from(plain(letters));
  });
  return Buffer.concat(parts).toString("utf8");
}

const plain = (letter: string): string => String.fromCharCode(ESCAPES[letter] ?? letter.charCodeAt(0));

/** A pattern without a slash is for names in every folder below. */
function matcherOf(pattern: string): (path: string) => boolean {
  const matches = picomatch(pattern.replace(/^\//, ""), { dot: true, nobrace: true, noextglob: true, nonegate: true });
  return pattern.includes("/") ? matches : (path) => matches(path.slice(path.lastIndexOf("/") + 1));
}

const settingsOf = (words: string): Settings =>
  words
    .split(/[ \t]+/)
    .filter(Boolean)
    .map(settingOf);

function settingOf(word: string): [string, string] {
  if (word.startsWith("-")) return [word.slice(1), "unset"];
  if (word.startsWith("!")) return [word.slice(1), "unspecified"];
  const equals = word.indexOf("=");
  return equals < 0 ? [word, "set"] : [word.slice(0, equals), word.slice(equals + 1)];
}
