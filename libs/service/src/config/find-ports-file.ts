import { readFileSync, statSync } from "node:fs";
import { dirname, join } from "node:path";
import { PORTS_FILE_PATH, type PortsFile, parsePortsFile } from "./ports-file.ts";

/** More than a line of 80 bytes for each port there is. */
const MAX_BYTES = 8 * 1024 * 1024;

/**
 * Returns the ports file of the first folder, walking up from each start in turn, that holds config/ports.env;
 * undefined when none does (a container, an installed package).
 * @throws when the file exists but cannot be read, or is too large: falling back to another one would hide it.
 */
export function findPortsFile(starts: readonly string[]): PortsFile | undefined {
  for (const start of starts) {
    for (let folder = start; ; folder = dirname(folder)) {
      const path = join(folder, PORTS_FILE_PATH);
      const size = sizeOf(path);
      if (size !== undefined) {
        if (size > MAX_BYTES) throw new Error(`it has ${size} bytes, and a spec makes at most ${MAX_BYTES}`);
        return parsePortsFile(folder, readFileSync(path, "utf8"));
      }
      if (folder === dirname(folder)) break;
    }
  }
  return undefined;
}

/** Bytes of a file; undefined where there is none, also where `config` is itself a file or closed to this user. */
function sizeOf(path: string): number | undefined {
  try {
    const stat = statSync(path);
    return stat.isFile() ? stat.size : undefined;
  } catch {
    return undefined;
  }
}

/**
 * Where a process looks for its workspace: at its entry script first (a service may be started from anywhere), then
 * cwd.
 */
export function searchStarts(): string[] {
  const script = process.argv[1];
  return script === undefined ? [process.cwd()] : [dirname(script), process.cwd()];
}
