import type { PortRow } from "@berth/registry";
import { NX_CONFIG_PATH } from "../init/plan-nx.ts";
import type { Snapshot } from "../plans/snapshot.ts";
import { placeOf } from "./json-text.ts";
import { dotenvPaths, type ProjectFolder } from "./project-folder.ts";

/**
 * The .env files that have the row's variable with another number, where there is Nx: it loads them for each target, so
 * the program starts there. They are people's own, and often not in git, so no run changes them.
 */
export function tellDotenv(project: ProjectFolder, { env, port }: PortRow, { files, rootNames }: Snapshot): string[] {
  if (!rootNames.includes(NX_CONFIG_PATH)) return [];
  // The last line with a variable counts.
  const line = new RegExp(
    `^[ \\t]*(?:export[ \\t]+)?${env}[ \\t]*=[ \\t]*["']?(\\d{1,5})["']?[ \\t]*(?:#.*)?\\r?$`,
    "gm",
  );
  return dotenvPaths(project).flatMap((path) => {
    const text = files[path] ?? "";
    const found = [...text.matchAll(line)].at(-1);
    if (!found || Number(found[1]) === port) return [];
    return [
      `${placeOf(path, text, found.index)} sets ${env} to ${found[1]}, which Nx loads: ` +
        `it starts there, not on ${port}. ` +
        "Leave the line out, or write the number of the spec.",
    ];
  });
}
