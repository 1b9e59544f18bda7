import { readFileSync, statSync } from "node:fs";
import { dirname, join } from "node:path";
import { type PortsFile, parsePortsFile, portsFilePath } from "./ports-file.ts";

/**
 * Returns the ports file of the first folder, walking up from each start in turn, that holds config/ports.env; undefined
 * when none does (a container, an installed package).
 * @throws the system's error when the file is there but cannot be read: falling back to another one would hide it.
 */
export function findPortsFile(starts: readonly string[]): PortsFile | undefined {
  for (const start of starts) {
    for (let folder = start; ; folder = dirname(folder)) {
      const path = join(folder, portsFilePath);
      if (isFile(path)) {
        return parsePortsFile(folder, readFileSync(path, "utf8"));
      }
      if (folder === dirname(folder)) break;
    }
  }
  return undefined;
}

/** Also false where `config` is itself a file (ENOTDIR) or closed to us: folders on the way up are not ours to judge. */
function isFile(path: string): boolean {
  try {
    return statSync(path).isFile();
  } catch {
    return false;
  }
}

/** Where a process looks for its workspace: at its entry script first (a service may be started from anywhere), then cwd. */
export function searchStarts(): string[] {
  const script = process.argv[1];
  return script === undefined ? [process.cwd()] : [dirname(script), process.cwd()];
}
