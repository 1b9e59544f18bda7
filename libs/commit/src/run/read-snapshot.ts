import { readdirSync, readFileSync } from "node:fs";
import { join, relative, sep } from "node:path";
import { DERIVED_FILES, type Result, refusal, SPEC_PATH, success } from "@berth/registry";
import { type Snapshot, TEMPLATES_FOLDER, type Template } from "@berth/scaffold";
import { today } from "./today.ts";
import type { WorkspaceReader } from "./workspace-reader.ts";

/** Folders whose projects share Nx's name space with the services. */
const PROJECT_FOLDERS = ["apps", "libs", "packages", "tools"];

/** Everything a plan depends on, read now; or FILE_UNREADABLE for the first file that can't be read as text. */
export function readSnapshot(reader: WorkspaceReader): Result<Snapshot> {
  const files: Record<string, string | undefined> = {};
  let reading: string = SPEC_PATH;
  try {
    for (const path of [SPEC_PATH, ...DERIVED_FILES.map((file) => file.path)]) {
      reading = path;
      files[path] = reader.read(path);
    }
    reading = "the workspace";
    return success({
      files,
      serviceFolders: reader.list("services"),
      projectNames: PROJECT_FOLDERS.flatMap((folder) => listProjects(reader, folder)),
      templates: readTemplates(TEMPLATES_FOLDER),
      elsewhere: [],
      blindSpots: [],
      today: today(),
    });
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    // A TypeError is how the decoder refuses bytes; anything else without an errno is a bug.
    const reason = code === "ERR_ENCODING_INVALID_ENCODED_DATA" ? "it is not UTF-8 text" : code;
    if (reason === undefined) throw error;
    return refusal({ code: "FILE_UNREADABLE", message: `${reading} can't be read: ${reason}.` });
  }
}

function listProjects(reader: WorkspaceReader, folder: string): string[] {
  return reader.list(folder).flatMap((entry) =>
    ["project.json", "package.json"].flatMap((file) => {
      const text = reader.read(`${folder}/${entry}/${file}`);
      const name = /"name"\s*:\s*"([^"]+)"/.exec(text ?? "")?.[1];
      return name === undefined ? [] : [name];
    }),
  );
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
