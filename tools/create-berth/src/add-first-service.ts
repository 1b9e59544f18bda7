import { spawnSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";

/** What `berth service` said, and whether it made the service. */
export interface FirstService {
  isMade: boolean;
  output: string;
}

/** Adds a service to a new workspace, by the workspace's own `berth`. */
export function addFirstService(root: string, name: string, range: string): FirstService {
  // Without npx and the like: they ask the registry, and each package manager has another.
  const manifest = createRequire(join(root, "package.json")).resolve("nx-berth/package.json");
  const bin = join(dirname(manifest), JSON.parse(readFileSync(manifest, "utf8")).bin.berth);
  const args = [bin, "service", name, `--range=${range}`];
  const { status, stderr, stdout } = spawnSync(process.execPath, args, { cwd: root, encoding: "utf8" });
  return { isMade: status === 0, output: (stderr + stdout).trim() };
}
