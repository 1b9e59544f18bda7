import { type Failure, type Result, refusal, success } from "@berth/registry";
import { attempt } from "./read-files.ts";
import type { WorkspaceReader } from "./workspace-reader.ts";

/** Folders whose projects share Nx's name space with the services. */
const PROJECT_FOLDERS = ["apps", "libs", "packages", "tools"];

/** The names of all projects outside the folder of the services. */
export function listProjects(reader: WorkspaceReader, servicesFolder: string): Result<string[]> {
  const names: string[] = [];
  const failures: Failure[] = [];
  const folders = PROJECT_FOLDERS.filter((folder) => folder !== servicesFolder).flatMap((parent) =>
    reader.list(parent).map((name) => `${parent}/${name}`),
  );
  for (const path of folders.flatMap((it) => [`${it}/project.json`, `${it}/package.json`])) {
    const failure = attempt(path, () => {
      const name = /"name"\s*:\s*"([^"]+)"/.exec(reader.read(path) ?? "")?.[1];
      if (name !== undefined) names.push(name);
      return undefined;
    });
    if (failure) failures.push(failure);
  }
  return failures.length > 0 ? refusal(...failures) : success(names);
}
