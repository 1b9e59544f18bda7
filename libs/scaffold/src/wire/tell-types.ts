import type { Snapshot } from "../plans/snapshot.ts";
import { listedVersions } from "./listed-versions.ts";

/** That TypeScript doesn't know `process` in a configuration that names it now; nothing where its types are listed. */
export function tellTypes(path: string, folder: string, snapshot: Snapshot): string[] {
  const isTyped = listedVersions(folder, snapshot)["@types/node"] !== undefined;
  if (!/\.[mc]?ts$/.test(path) || isTyped) return [];
  return [`${path} names process now, and no package.json lists its types: add @types/node to devDependencies.`];
}
