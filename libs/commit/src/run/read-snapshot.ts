import { readdirSync, readFileSync } from "node:fs";
import { join, relative, sep } from "node:path";
import { DERIVED_FILES, type Result, SPEC_PATH, success } from "@berth/registry";
import { type Snapshot, TEMPLATES_FOLDER, type Template } from "@berth/scaffold";
import { listProjects } from "./list-projects.ts";
import { readFiles } from "./read-files.ts";
import { today } from "./today.ts";
import type { WorkspaceReader } from "./workspace-reader.ts";

/** Everything a plan depends on, read now; or PATH_UNSAFE and FILE_UNREADABLE for the files that can't be read. */
export function readSnapshot(reader: WorkspaceReader): Result<Snapshot> {
  const files = readFiles(reader, [SPEC_PATH, ...DERIVED_FILES.map((file) => file.path)]);
  if (!files.ok) return files;
  const projectNames = listProjects(reader);
  if (!projectNames.ok) return projectNames;
  return success({
    files: files.value,
    serviceFolders: reader.list("services"),
    projectNames: projectNames.value,
    templates: readTemplates(TEMPLATES_FOLDER),
    elsewhere: [],
    blindSpots: [],
    today: today(),
  });
}

function readTemplates(folder: string): Record<string, Template> {
  const ids = readdirSync(folder, { withFileTypes: true }).filter((entry) => entry.isDirectory());
  return Object.fromEntries(ids.map(({ name }) => [name, readTemplate(join(folder, name))]));
}

function readTemplate(folder: string): Template {
  const entries = readdirSync(folder, { recursive: true, withFileTypes: true });
  const paths = entries
    .filter((entry) => entry.isFile())
    .map((entry) => relative(folder, join(entry.parentPath, entry.name)))
    .sort();
  return Object.fromEntries(
    paths.map((path) => [path.replaceAll(sep, "/"), readFileSync(join(folder, path)).toString()]),
  );
}
