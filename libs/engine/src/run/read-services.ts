import { folderOf, type Result, type Spec, success } from "@berth/registry";
import type { ServiceFiles } from "@berth/scaffold";
import { readFiles } from "./read-files.ts";
import type { WorkspaceReader } from "./workspace-reader.ts";

/**
 * The files of each service that is written here, as `planLayout` needs them. PATH_UNSAFE or FILE_UNREADABLE for those
 * that can't be read.
 */
export function readServices(reader: WorkspaceReader, spec: Spec): Result<Record<string, ServiceFiles>> {
  const services: Record<string, ServiceFiles> = {};
  for (const { owner, service, status } of spec.ports) {
    const folder = folderOf(spec, service);
    if (owner !== folder || status === "retired" || services[service] !== undefined) continue;
    const below = (path: string) => reader.list(`${folder}/${path}`).map((name) => `${path}${name}`);
    const paths = [...below(""), ...below("src/").filter((path) => path.endsWith(".ts"))];
    const files = readFiles(
      reader,
      paths.map((path) => `${folder}/${path}`).filter((path) => !reader.isFolder(path)),
    );
    if (!files.ok) return files;
    const texts = Object.entries(files.value).flatMap(([path, text]) =>
      text === undefined ? [] : [[path.slice(folder.length + 1), text]],
    );
    services[service] = Object.fromEntries(texts);
  }
  return success(services);
}
