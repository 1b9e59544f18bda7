import { existsSync, readdirSync } from "node:fs";
import { join } from "node:path";

const SKIPPED = new Set(["node_modules", ".nx"]);

/** What a run must not leave behind: staged images anywhere, and anything but the lock in git's berth folder. */
export function leftovers(root: string): string[] {
  const state = join(root, ".git/berth");
  const names = existsSync(state) ? readdirSync(state).filter((name) => name !== "lock") : [];
  return [...names.map((name) => `.git/berth/${name}`), ...listStaged(root, "")];
}

function listStaged(root: string, folder: string): string[] {
  return readdirSync(join(root, folder), { withFileTypes: true }).flatMap((entry) => {
    const path = folder === "" ? entry.name : `${folder}/${entry.name}`;
    if (entry.name.startsWith(".berth")) return [path];
    return entry.isDirectory() && !SKIPPED.has(entry.name) ? listStaged(root, path) : [];
  });
}
