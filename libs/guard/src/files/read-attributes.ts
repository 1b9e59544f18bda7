import { readFileSync } from "node:fs";
import { join } from "node:path";
import picomatch from "picomatch";

/** One line of a .gitattributes file. */
interface Rule {
  matches(path: string): boolean;
  /** Attributes with what they are set to, in git's words. */
  values: readonly (readonly [attribute: string, value: string])[];
}

/**
 * Reads .gitattributes files as git does (https://git-scm.com/docs/gitattributes): of all lines that match a path the last counts for
 * each attribute, and a folder's own file counts more than those above it. Macros and files outside of the root are not read.
 */
export function readAttributes(root: string): (path: string) => ReadonlyMap<string, string> {
  const known = new Map<string, readonly Rule[]>();
  const rulesOf = (folder: string): readonly Rule[] => {
    const rules = known.get(folder) ?? readRules(join(root, folder));
    known.set(folder, rules);
    return rules;
  };
  return (path) => {
    const values = new Map<string, string>();
    for (let end = 0; end >= 0; end = path.indexOf("/", end) + 1 || -1) {
      const below = path.slice(end);
      for (const rule of rulesOf(path.slice(0, end)))
        if (rule.matches(below)) for (const [attribute, value] of rule.values) values.set(attribute, value);
    }
    return values;
  };
}

function readRules(folder: string): Rule[] {
  let text: string;
  try {
    text = readFileSync(join(folder, ".gitattributes"), "utf8");
  } catch {
    return [];
  }
  return text.split(/\r?\n/).flatMap((line) => {
    const [, quoted, bare = "", rest = ""] = /^[ \t]*(?:"((?:[^"\\]|\\.)*)"|([^\s#"]\S*))[ \t]+(.*)$/.exec(line) ?? [];
    const pattern = quoted?.replace(/\\(.)/g, "$1") ?? bare;
    // A macro, a pattern that git forbids, and one of folders, which have no attributes.
    if (pattern === "" || /^\[attr\]|^!|\/$/.test(pattern)) return [];
    return [
      {
        matches: matcherOf(pattern),
        values: rest
          .split(/[ \t]+/)
          .filter(Boolean)
          .map(settingOf),
      },
    ];
  });
}

/** A pattern without a slash is for names in every folder below. */
function matcherOf(pattern: string): (path: string) => boolean {
  const matches = picomatch(pattern.replace(/^\//, ""), { dot: true, nobrace: true, noextglob: true, nonegate: true });
  return pattern.includes("/") ? matches : (path) => matches(path.slice(path.lastIndexOf("/") + 1));
}

function settingOf(word: string): [string, string] {
  if (word.startsWith("-")) return [word.slice(1), "unset"];
  if (word.startsWith("!")) return [word.slice(1), "unspecified"];
  const equals = word.indexOf("=");
  return equals < 0 ? [word, "set"] : [word.slice(0, equals), word.slice(equals + 1)];
}
