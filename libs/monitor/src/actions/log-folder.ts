import { lstatSync, mkdirSync, realpathSync } from "node:fs";
import { join } from "node:path";

/** Below node_modules, which git ignores and Nx does not watch. */
const PARTS = [".cache", "berth", "monitor"];

/**
 * The folder of the logs of a workspace, as an absolute path; made if `make` is set. Undefined where it isn't there.
 * @throws where a part of the way is a link or no folder: what is below would not be this workspace's cache.
 */
export function logFolder(root: string, make: boolean): string | undefined {
  const modules = join(root, "node_modules");
  if (make) mkdirSync(modules, { recursive: true });
  else if (!lstatSync(modules, { throwIfNoEntry: false })) return undefined;
  // A linked worktree may share the packages of another by a link, which is its owner's decision.
  let folder = realpathSync(modules);
  for (const part of PARTS) {
    folder = join(folder, part);
    if (make) mkdirSync(folder, { recursive: true });
    const stats = lstatSync(folder, { throwIfNoEntry: false });
    if (!stats) return undefined;
    if (!stats.isDirectory()) throw new Error(`${folder} is not a folder, so no log is kept there.`);
  }
  return folder;
}
