import {
  type DerivedFile,
  derivedFilesFor,
  type Failure,
  type Result,
  readmePath,
  refusal,
  SPEC_PATH,
  servicesFolder,
  success,
} from "@berth/registry";
import { PNPM_WORKSPACE_PATH, ROOT_PACKAGE_PATH, type Snapshot } from "@berth/scaffold";
import { findDockerfiles } from "./find-dockerfiles.ts";
import { isFileOfItsOwn, locateManaged } from "./locate-managed.ts";
import { attempt, readFiles, readSome } from "./read-files.ts";
import { readTemplates } from "./read-templates.ts";
import { settingsIn } from "./settings-in.ts";
import type { WorkspaceReader } from "./workspace-reader.ts";

/** What tells the packages of a workspace. A plan that needs them refuses where one is there and can't be read. */
const MANIFESTS = [ROOT_PACKAGE_PATH, PNPM_WORKSPACE_PATH];

/** Everything a plan depends on, read now; or PATH_UNSAFE and FILE_UNREADABLE for the files that can't be read. */
export function readSnapshot(reader: WorkspaceReader): Result<Snapshot> {
  const locate = (path: string) => locateManaged(reader, path);
  const settings = settingsIn(reader);
  const derived = derivedFilesFor(settings).filter((file) => isFileOfItsOwn(reader, file));
  const pathsOf = (isMeant: (file: DerivedFile) => boolean) => derived.filter(isMeant).map(({ path }) => path);
  const files = readFiles(reader, [SPEC_PATH, ...pathsOf((file) => !file.isOurs)], locate);
  if (!files.ok) return files;
  // A file that may belong to the user may also be a link or a folder: it is left alone then, and need not be read.
  const parent = servicesFolder({ settings });
  const serviceFolders = reader.list(parent);
  const theirs = [
    ...pathsOf((file) => file.isOurs !== undefined),
    ...serviceFolders.map((service) => readmePath({ settings }, service)),
    ...MANIFESTS,
  ];
  const projectNames = listProjects(reader, parent);
  if (!projectNames.ok) return projectNames;
  const templates = readTemplates(reader);
  if (!templates.ok) return templates;
  return success({
    files: { ...files.value, ...readSome(reader, theirs, locate) },
    rootNames: reader.list(""),
    serviceFolders,
    ...findDockerfiles(reader, parent),
    projectNames: projectNames.value,
    templates: templates.value,
    elsewhere: [],
    blindSpots: [],
    today: today(),
  });
}

/**
 * The day of the run, as 2026-01-19. SOURCE_DATE_EPOCH fixes it for reproducible output
 * (https://reproducible-builds.org/specs/source-date-epoch/).
 */
export function today(): string {
  const epoch = process.env["SOURCE_DATE_EPOCH"];
  if (epoch && /^\d+$/.test(epoch)) return new Date(Number(epoch) * 1000).toISOString().slice(0, 10);
  const now = new Date();
  const local = new Date(now.getTime() - now.getTimezoneOffset() * 60_000);
  return local.toISOString().slice(0, 10);
}

/** Folders whose projects share Nx's name space with the services. */
const PROJECT_FOLDERS = ["apps", "libs", "packages", "tools"];

/** The names of all projects outside the folder of the services. */
function listProjects(reader: WorkspaceReader, servicesFolder: string): Result<string[]> {
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
