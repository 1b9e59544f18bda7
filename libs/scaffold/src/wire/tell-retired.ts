import type { Snapshot } from "../plans/snapshot.ts";
import { placeOf } from "./json-text.ts";
import { type ProjectFolder, wiredPaths } from "./project-folder.ts";

/** Where a project goes on starting through `berth env`, which knows no port of a service that is retired. */
export function tellRetired(projects: readonly ProjectFolder[], service: string, { files }: Snapshot): string[] {
  return projects.flatMap(wiredPaths).flatMap((path) => {
    const text = files[path] ?? "";
    const at = text.indexOf(`berth env ${service} --`);
    if (at < 0) return [];
    return [`${placeOf(path, text, at)} starts through berth env ${service}, which knows no port of it any more.`];
  });
}
