import type { Snapshot } from "@berth/scaffold";
import { listServiceFolders } from "./list-service-folders.ts";
import { isListed, type WorkspaceReader } from "./workspace-reader.ts";

/** Which services lack a Dockerfile, or why that is unknown; `parent` is the folder of all services. */
export function findDockerfiles(
  reader: WorkspaceReader,
  parent: string,
): Pick<Snapshot, "withoutDockerfile" | "dockerfilesUnknown"> {
  // Nothing is read through a link, and a pipe or a file hides what its services have.
  if (isListed(reader, parent) && !reader.isFolder(parent))
    return { dockerfilesUnknown: reader.whyUnsafe(parent) ?? `${parent} is a file, not a folder` };
  const folders = listServiceFolders(reader, parent);
  return { withoutDockerfile: folders.filter((it) => !reader.list(`${parent}/${it}`).includes("Dockerfile")) };
}
