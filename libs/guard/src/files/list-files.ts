import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import ignore, { type Ignore } from "ignore";
import { isLimit } from "./read-source.ts";

/** Runs git in a folder; undefined where git is missing, refuses or fails. */
export type AskGit = (cwd: string, args: readonly string[], input?: string) => Promise<string | undefined>;

/**
 * The files below a folder that people wrote, relative to it, with forward slashes: what git tracks, or could, and
 * without git what the .gitignore files on the way leave. Folders that can't be read hold none. Git looks into every
 * folder for this, which takes it long.
 */
export async function listFiles(root: string, git?: AskGit): Promise<string[]> {
  const listed = await git?.(root, ["ls-files", "-z", "-co", "--exclude-standard", "--deduplicate"]);
  // An empty answer may mean that the folder itself is ignored.
  if (listed) return listed.split("\0").filter((path) => path !== "");
  const found: string[] = [];
  walk(root, "", [], found);
  return found;
}

interface Rules {
  /** The folder that the rules are written for, with a final slash, or empty for the top. */
  base: string;
  rules: Ignore;
}

const NEVER = new Set([".git", "node_modules", ".hg", ".svn"]);

function walk(root: string, folder: string, above: readonly Rules[], found: string[]): void {
  const entries = readFolder(join(root, folder));
  const own = entries.some((entry) => entry.name === ".gitignore") ? readRules(root, folder) : [];
  const all = [...above, ...own];
  for (const entry of entries) {
    if (NEVER.has(entry.name)) continue;
    const path = `${folder}${entry.name}`;
    if (entry.isDirectory()) {
      if (!isIgnored(`${path}/`, all)) walk(root, `${path}/`, all, found);
    } else if (entry.isFile() && !isIgnored(path, all)) found.push(path);
  }
}

function isIgnored(path: string, all: readonly Rules[]): boolean {
  // The nearest file that says anything decides.
  for (const { base, rules } of all.toReversed()) {
    const { ignored, unignored } = rules.test(path.slice(base.length));
    if (ignored || unignored) return ignored;
  }
  return false;
}

const readRules = (root: string, folder: string): Rules[] =>
  orNothing(() => {
    const text = readFileSync(join(root, folder, ".gitignore"), "utf8");
    return [{ base: folder, rules: ignore({ allowRelativePaths: true }).add(text) }];
  });

const readFolder = (path: string) =>
  orNothing(() => readdirSync(path, { withFileTypes: true }).sort((one, other) => (one.name < other.name ? -1 : 1)));

function orNothing<T>(read: () => T[]): T[] {
  try {
    return read();
  } catch (error) {
    if (isLimit(error)) throw error;
    return [];
  }
}
