import { lstatSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import { type Result, refusal, SPEC_PATH, success } from "@berth/registry";

/** The nearest folder at or above `from` that holds a port registry, as an absolute path; or SPEC_MISSING. */
export function findWorkspace(from: string): Result<string> {
  const folders = listUpwards(resolve(from));
  // A dangling link or a FIFO counts, too: it is refused as what it is, and no folder above is taken in its stead.
  const root =
    folders.find((folder) => look(folder, SPEC_PATH)) ??
    folders.find((folder) => look(folder, dirname(SPEC_PATH))?.isSymbolicLink());
  if (root !== undefined) return success(root);
  return refusal({
    code: "SPEC_MISSING",
    message: `There is no ${SPEC_PATH} in ${resolve(from)} or above it.`,
    fix: "Run the command inside a workspace that has a port registry.",
  });
}

function listUpwards(folder: string): string[] {
  return folder === dirname(folder) ? [folder] : [folder, ...listUpwards(dirname(folder))];
}

function look(folder: string, path: string) {
  try {
    return lstatSync(join(folder, path), { throwIfNoEntry: false });
  } catch {
    // No folder, or none that we may look into.
    return undefined;
  }
}
