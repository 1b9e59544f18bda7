import { cpSync, symlinkSync } from "node:fs";
import { join } from "node:path";
import { REPOSITORY } from "../workspace.ts";

/**
 * Copies the built `berth` into a folder and returns its path: hundreds of workspaces share it, and a build that
 * somebody starts during a sweep of minutes doesn't pull it away.
 */
export function freezeDoors(folder: string): string {
  const built = join(REPOSITORY, "tools/berth");
  for (const part of ["bin", "dist", "templates", "package.json"])
    cpSync(join(built, part), join(folder, part), { recursive: true });
  symlinkSync(join(REPOSITORY, "node_modules"), join(folder, "node_modules"));
  return join(folder, "bin/berth.js");
}
