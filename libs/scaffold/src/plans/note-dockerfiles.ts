import { folderOf, type Spec } from "@berth/registry";
import type { FileChange } from "./plan.ts";
import type { Snapshot } from "./snapshot.ts";

/** The snapshot as it is once the files of services are made: a template may have no Dockerfile. */
export function noteDockerfiles(
  snapshot: Snapshot,
  spec: Spec,
  services: readonly string[],
  files: readonly FileChange[],
): Snapshot {
  const made = new Set(files.flatMap(({ kind, path }) => (kind === "create" ? [path, ...foldersOf(path)] : [])));
  const { serviceFolders, withoutDockerfile = [] } = snapshot;
  const unbuilt = services.filter((service) => {
    const folder = folderOf(spec, service);
    return made.has(folder) && !serviceFolders.includes(service) && !made.has(`${folder}/Dockerfile`);
  });
  return unbuilt.length === 0 ? snapshot : { ...snapshot, withoutDockerfile: [...withoutDockerfile, ...unbuilt] };
}

const foldersOf = (path: string): string[] => {
  const names = path.split("/");
  return names.slice(1).map((_, index) => names.slice(0, index + 1).join("/"));
};
