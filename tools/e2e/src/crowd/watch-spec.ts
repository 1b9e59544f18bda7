import { readFileSync } from "node:fs";
import { join } from "node:path";
import { parseSpec, SPEC_PATH } from "@berth/registry";

/** What a reader saw of the registry. */
export interface Sightings {
  reads: number;
  /** Different texts. */
  versions: number;
  /** Those that were missing or no registry; none, if all went well. */
  invalid: string[];
}

/** Reads the registry about every millisecond until it is told to stop, as a watcher or an editor may. */
export function watchSpec(root: string): () => Sightings {
  const seen = new Set<string>();
  let reads = 0;
  const timer = setInterval(() => {
    reads++;
    seen.add(readText(join(root, SPEC_PATH)));
  }, 1);
  return () => {
    clearInterval(timer);
    const invalid = [...seen].filter((text) => !parseSpec(text).ok);
    return { reads, versions: seen.size, invalid };
  };
}

function readText(path: string): string {
  try {
    return readFileSync(path, "utf8");
  } catch (error) {
    return String(error);
  }
}
