import { existsSync, lstatSync, readdirSync, readFileSync, readlinkSync } from "node:fs";
import { join } from "node:path";

/** Every entry of a workspace by path, folders too, each with its mode and its bytes. */
export type Tree = Map<string, string>;

const SKIPPED = new Set([".git", ".nx", "node_modules", "dist"]);

export function readTree(root: string, folder = "", tree: Tree = new Map()): Tree {
  for (const name of readdirSync(join(root, folder)).sort()) {
    if (SKIPPED.has(name)) continue;
    const path = folder === "" ? name : `${folder}/${name}`;
    const stats = lstatSync(join(root, path));
    const bytes = stats.isFile()
      ? readFileSync(join(root, path), "latin1")
      : stats.isSymbolicLink()
        ? readlinkSync(join(root, path))
        : "";
    tree.set(path, `${stats.mode.toString(8)} ${bytes}`);
    if (stats.isDirectory()) readTree(root, path, tree);
  }
  return tree;
}

/** What a run left in git's folder: nothing but the lock's file, if none is unfinished. */
export function readState(root: string): string[] {
  const folder = join(root, ".git/berth");
  if (!existsSync(folder)) return [];
  return readdirSync(folder, { recursive: true, encoding: "utf8" }).filter((it) => it !== "lock");
}

/** The paths at which two trees differ, with what is the matter there. */
export function compareTrees(actual: Tree, expected: Tree): string[] {
  return [...new Set([...actual.keys(), ...expected.keys()])].flatMap((path) => {
    if (actual.get(path) === expected.get(path)) return [];
    if (!expected.has(path)) return [`${path} is there`];
    return actual.has(path) ? [`${path} differs`] : [`${path} is missing`];
  });
}
