import { posix } from "node:path";
import { isSystemError, whyBadPath } from "@berth/commit";
import { type Result, rowsOf, success } from "@berth/registry";
import {
  ANGULAR_NAME,
  codePaths,
  coversFolder,
  dotenvPaths,
  entriesOf,
  isInUse,
  nodeAt,
  PACKAGE_NAME,
  PROJECT_NAME,
  type ProjectFolder,
  readJson,
  readRootPackage,
  readSpec,
  type Snapshot,
  serviceOfProject,
  wiredPaths,
} from "@berth/scaffold";
import { readFiles, readSome } from "./read-files.ts";
import type { WorkspaceReader } from "./workspace-reader.ts";

/** Folders deep enough for `packages/apps/web/client`, and no more than a workspace has. */
const MAX_DEPTH = 5;
const MAX_FOLDERS = 20_000;

/** What tools put there: copies of the projects, and what was installed. */
const NOT_OURS = new Set(["node_modules", "dist", "build", "out", "tmp", "coverage", "vendor", "target", "bin", "obj"]);

/**
 * The snapshot with the projects that a request for a port may mean, and their files: by the name that Nx, the package
 * manager or Angular has for them, or by their folder. Where the spec has a service of this name in use, only the one
 * project that is this service, as far as its files can be read.
 * PATH_UNSAFE or FILE_UNREADABLE where a file of theirs that may have to change can't be read.
 */
export function withProjects(reader: WorkspaceReader, name: string | undefined, snapshot: Snapshot): Result<Snapshot> {
  const parsed = readSpec(snapshot);
  if (!parsed.ok || name === undefined || name === "") return success(snapshot);
  const { spec } = parsed.value;
  const projects = findByFolder(reader, name) ?? preferMembers(findByName(reader, name), snapshot);
  const isService = isInUse(spec, name);
  const [project, ...others] = projects;
  if (isService && (!project || others.length > 0 || serviceOfProject(spec, project) !== name))
    return success(snapshot);
  const wired = readFiles(reader, projects.flatMap(wiredPaths));
  if (!wired.ok) return isService ? success(snapshot) : wired;
  // What can't be read of the rest tells nothing.
  const more = readSome(reader, [...projects.flatMap(codePaths), ...projects.flatMap(dotenvPaths)]);
  return success({ ...snapshot, projects, files: { ...snapshot.files, ...more, ...wired.value } });
}

/**
 * The snapshot with the projects that a service in use owns, and their files, as far as they can be read: what a run
 * has wired there follows the service.
 */
export function withOwnProjects(reader: WorkspaceReader, name: string | undefined, snapshot: Snapshot): Snapshot {
  const parsed = readSpec(snapshot);
  const rows = parsed.ok && name !== undefined ? rowsOf(parsed.value.spec, name) : [];
  const owners = rows.filter(({ status }) => status !== "retired").map(({ owner = "" }) => owner.replace(/\/$/, ""));
  const isHere = (path: string) => path === "." || (whyBadPath(path) === undefined && isRealFolder(reader, path));
  const projects = [...new Set(owners)].filter(isHere).map((folder) => projectAt(reader, folder));
  const files = readSome(reader, [...projects.flatMap(wiredPaths), ...projects.flatMap(dotenvPaths)]);
  return { ...snapshot, projects, files: { ...snapshot.files, ...files } };
}

/** The project in a folder that is given as a path; undefined where the name is none, or no folder is there. */
function findByFolder(reader: WorkspaceReader, name: string): ProjectFolder[] | undefined {
  const path = posix.normalize(name.replaceAll("\\", "/")).replace(/\/+$/, "");
  const isPath = name === "." || /[\\/]/.test(name.replace(/^@[^/\\]+[/\\]/, ""));
  const isHere = path === "." || (whyBadPath(path) === undefined && isRealFolder(reader, path));
  if (!isPath || !isHere) return undefined;
  return [projectAt(reader, path)];
}

/** Whether each part of the path is a folder of the workspace: a link is none. */
const isRealFolder = (reader: WorkspaceReader, path: string): boolean =>
  path.split("/").every((_, at, parts) => reader.isFolder(parts.slice(0, at + 1).join("/")));

/** Of several that a name fits, those that Nx or the package manager knows: a fixture has a package.json, too. */
function preferMembers(projects: ProjectFolder[], snapshot: Snapshot): ProjectFolder[] {
  if (projects.length < 2) return projects;
  const root = readRootPackage(snapshot);
  const members = root.ok ? root.value.members : [];
  const known = projects.filter(({ folder, names }) => names.includes(PROJECT_NAME) || coversFolder(members, folder));
  return known.length > 0 ? known : projects;
}

/** By their whole name, else by that without its scope, else by their folder. */
function findByName(reader: WorkspaceReader, name: string): ProjectFolder[] {
  const all = listProjects(reader);
  const fits: ((project: ProjectFolder) => boolean)[] = [
    (project) => project.name === name,
    (project) => project.name.replace(/^@[^/]*\//, "") === name,
    (project) => posix.basename(project.folder) === name,
  ];
  for (const fit of fits) {
    const found = all.filter(fit);
    if (found.length > 0) return found;
  }
  return whyBadPath(name) === undefined && reader.isFolder(name) ? [projectAt(reader, name)] : [];
}

/** The projects of Nx, of the package manager and of Angular; one for each folder. */
function listProjects(reader: WorkspaceReader): ProjectFolder[] {
  const projects: ProjectFolder[] = [];
  let folders = ["."];
  let left = MAX_FOLDERS;
  for (let depth = 0; depth <= MAX_DEPTH && folders.length > 0; depth++) {
    const next: string[] = [];
    for (const folder of folders) {
      if (left-- <= 0) return projects;
      const names = listIn(reader, folder);
      const isProject = [PACKAGE_NAME, PROJECT_NAME, "pyproject.toml", "go.mod"].some((it) => names.includes(it));
      if (isProject) projects.push({ folder, name: nameOf(reader, folder, names), names });
      const below = names.filter((it) => !it.startsWith(".") && !NOT_OURS.has(it) && !/\.\w{1,5}$/.test(it));
      next.push(...below.map((it) => posix.join(folder, it)).filter((it) => reader.isFolder(it)));
    }
    folders = next;
  }
  const known = new Set(projects.map(({ folder }) => folder));
  return [...projects, ...listAngular(reader).filter(({ folder }) => !known.has(folder))];
}

function listAngular(reader: WorkspaceReader): ProjectFolder[] {
  return entriesOf(nodeAt(readRoot(reader, ANGULAR_NAME), ["projects"])).flatMap(([name, project]) => {
    const root: unknown = nodeAt(project, ["root"])?.value;
    if (typeof root !== "string") return [];
    const folder = posix.normalize(root === "" ? "." : root).replace(/\/+$/, "");
    const isHere = folder === "." || (whyBadPath(folder) === undefined && isRealFolder(reader, folder));
    return isHere ? [{ folder, name, names: listIn(reader, folder) }] : [];
  });
}

function projectAt(reader: WorkspaceReader, folder: string): ProjectFolder {
  const names = listIn(reader, folder);
  return { folder, name: nameOf(reader, folder, names), names };
}

function nameOf(reader: WorkspaceReader, folder: string, names: readonly string[]): string {
  const [project, manifest] = [PROJECT_NAME, PACKAGE_NAME].map((file) =>
    names.includes(file) ? readRoot(reader, posix.join(folder, file)) : undefined,
  );
  const said = [nodeAt(project, ["name"]), nodeAt(manifest, ["nx", "name"]), nodeAt(manifest, ["name"])];
  const name: unknown = said.find((it) => typeof it?.value === "string" && it.value !== "")?.value;
  return typeof name === "string" ? name : posix.basename(folder);
}

/** The names in a folder; none in one that we may not look into, such as the data of a database. */
function listIn(reader: WorkspaceReader, folder: string): string[] {
  try {
    return reader.list(folder === "." ? "" : folder);
  } catch (error) {
    if (isSystemError(error)) return [];
    throw error;
  }
}

/** The root of a JSON file, as far as it can be read: what it says of itself is all that counts here. */
function readRoot(reader: WorkspaceReader, path: string): ReturnType<typeof nodeAt> {
  const read = readFiles(reader, [path]);
  const text = read.ok ? read.value[path] : undefined;
  const root = text === undefined ? undefined : readJson(path, text);
  return root?.ok ? root.value : undefined;
}
