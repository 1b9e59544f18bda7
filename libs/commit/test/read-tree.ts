import { existsSync, lstatSync, readdirSync, readFileSync, readlinkSync } from "node:fs";
import { dirname, join } from "node:path";
import type { StatePaths } from "../src/locate-state.ts";

/** Every entry of a workspace with its mode and content, git's own folder and ours left out. */
export function readTree(root: string): Record<string, string> {
  const tree: Record<string, string> = {};
  for (const path of readdirSync(root, { recursive: true, encoding: "utf8" }).sort()) {
    if (/^(\.git|\.berth)(\/|$)/.test(path)) continue;
    const stats = lstatSync(join(root, path));
    const content = stats.isSymbolicLink()
      ? `-> ${readlinkSync(join(root, path))}`
      : stats.isFile()
        ? readFileSync(join(root, path), "utf8")
        : "";
    tree[path] = `${stats.mode.toString(8)} ${content}`;
  }
  return tree;
}

/** What lies in the folder of the journal, the lock left out: nothing, if no run is under way. */
export function readState({ journal }: StatePaths): string[] {
  const folder = dirname(journal);
  return existsSync(folder) ? readdirSync(folder).filter((name) => name !== "lock") : [];
}
