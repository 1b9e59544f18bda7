import {
  type DerivedFile,
  derivedFilesFor,
  type Result,
  readmePath,
  SPEC_PATH,
  servicesFolder,
  success,
} from "@berth/registry";
import { PNPM_WORKSPACE_PATH, ROOT_PACKAGE_PATH, type Snapshot } from "@berth/scaffold";
import { isFileOfItsOwn } from "./is-file-of-its-own.ts";
import { listProjects } from "./list-projects.ts";
import { locateManaged } from "./locate-managed.ts";
import { readFiles } from "./read-files.ts";
import { readTemplates } from "./read-templates.ts";
import { settingsIn } from "./settings-in.ts";
import { today } from "./today.ts";
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
  const perhaps = theirs.map((path) => {
    const read = readFiles(reader, [path], locate);
    return read.ok ? read.value : {};
  });
  const projectNames = listProjects(reader, parent);
  if (!projectNames.ok) return projectNames;
  const templates = readTemplates(reader);
  if (!templates.ok) return templates;
  return success({
    files: Object.assign({}, files.value, ...perhaps),
    rootNames: reader.list(""),
    serviceFolders,
    projectNames: projectNames.value,
    templates: templates.value,
    elsewhere: [],
    blindSpots: [],
    today: today(),
  });
}
