import { readdirSync, readFileSync } from "node:fs";
import { join, relative, sep } from "node:path";
import { type Result, success } from "@berth/registry";
import { layerTemplates, TEMPLATES_FOLDER, type Template, type Templates } from "@berth/scaffold";
import { readFiles } from "./read-files.ts";
import type { WorkspaceReader } from "./workspace-reader.ts";

/** Where a workspace keeps templates of its own, a folder for each id. */
const OWN_FOLDER = "tools/templates";

/** How deep a template's folders may be nested: a bound for a reader that follows what it is given. */
const MAX_DEPTH = 8;

/**
 * The templates of this workspace: the built-in ones with its own laid over them. PATH_UNSAFE or FILE_UNREADABLE for a
 * file that can't be read.
 */
export function readTemplates(reader: WorkspaceReader): Result<Templates> {
  const paths = listFiles(reader, OWN_FOLDER, MAX_DEPTH);
  const own = readFiles(reader, paths);
  if (!own.ok) return own;
  return success(layerTemplates(readBuiltIn(TEMPLATES_FOLDER), groupById(own.value)));
}

function groupById(files: Readonly<Record<string, string | undefined>>): Templates {
  const templates = new Map<string, Record<string, string>>();
  for (const [path, text] of Object.entries(files)) {
    const [id = "", ...rest] = path.slice(OWN_FOLDER.length + 1).split("/");
    if (text === undefined || rest.length === 0) continue;
    const template = templates.get(id) ?? {};
    template[rest.join("/")] = text;
    templates.set(id, template);
  }
  return Object.fromEntries(templates);
}

function listFiles(reader: WorkspaceReader, folder: string, depth: number): string[] {
  return reader.list(folder).flatMap((name) => {
    const path = `${folder}/${name}`;
    // A folder nested too deeply is read as a file, which is refused with its path.
    return depth > 0 && reader.isFolder(path) ? listFiles(reader, path, depth - 1) : [path];
  });
}

function readBuiltIn(folder: string): Templates {
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
