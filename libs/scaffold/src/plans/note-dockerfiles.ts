import { folderOf, type Spec } from "@berth/registry";
import type { FileChange } from "./plan.ts";
import type { Snapshot } from "./snapshot.ts";

/** The snapshot as it is once the files of a service are made: a template may have no Dockerfile. */
export function noteDockerfiles(
  snapshot: Snapshot,
  spec: Spec,
  service: string,
  files: readonly FileChange[],
): Snapshot {
  const folder = folderOf(spec, service);
  const made = files.filter(({ kind, path }) => kind === "create" && path.startsWith(`${folder}/`));
  const { serviceFolders, withoutDockerfile = [] } = snapshot;
  if (made.length === 0 || serviceFolders.includes(service)) return snapshot;
  const isBuilt = made.some(({ path }) => path === `${folder}/Dockerfile`);
  return isBuilt ? snapshot : { ...snapshot, withoutDockerfile: [...withoutDockerfile, service] };
}
