import { listServiceFolders } from "./list-service-folders.ts";
import type { WorkspaceReader } from "./workspace-reader.ts";

/** The services whose folder is there and holds no Dockerfile; `parent` is the folder of all services. */
export const listWithoutDockerfile = (reader: WorkspaceReader, parent: string): string[] =>
  listServiceFolders(reader, parent).filter((service) => !reader.list(`${parent}/${service}`).includes("Dockerfile"));
