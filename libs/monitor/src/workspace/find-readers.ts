import type { Dirent } from "node:fs";
import { readdir, readFile, stat } from "node:fs/promises";
import { join } from "node:path";
import { ownerFolderOf } from "@berth/doctor";
import { type ReadPlace, readPlacesIn, type Spec, type Variables, variablesOf } from "@berth/registry";

/** Bounds of one scan: a folder of a service is small, and whatever else lies there must not keep this process busy. */
const MOST_FILES = 2000;
const MOST_BYTES = 512 * 1024;

const CODE = /\.(?:[cm]?[jt]sx?|py|go|rs|rb|php|java|kt|cs|cpp|cc|sh)$/;
/** What is built or installed, and tests: they read variables for reasons of their own. */
const LEFT_OUT = /^(?:\..*|node_modules|dist|build|out|coverage|target|vendor|tests?|__tests__|e2e|fixtures|cases)$/;
const TEST = /(?:\.(?:test|spec)\.|_test\.|(?:^|[-_/])test[-_])/;

/** Every place where the code of a service reads a variable of the spec, by service. */
export async function findReaders(root: string, spec: Spec): Promise<ReadPlace[]> {
  const variables = variablesOf(spec);
  const folders = new Map<string, string>();
  for (const row of spec.ports) {
    const folder = ownerFolderOf(row, spec);
    if (folder !== undefined && row.status !== "retired") folders.set(folder, row.service);
  }
  const places: ReadPlace[] = [];
  for (const [folder, service] of folders) places.push(...(await scanFolder(root, folder, service, variables)));
  return places;
}

async function scanFolder(root: string, top: string, service: string, variables: Variables): Promise<ReadPlace[]> {
  const places: ReadPlace[] = [];
  const folders = [top];
  let files = 0;
  for (let folder = folders.shift(); folder !== undefined && files < MOST_FILES; folder = folders.shift()) {
    for (const entry of await list(join(root, folder))) {
      const path = `${folder}/${entry.name}`;
      if (entry.isDirectory() && !LEFT_OUT.test(entry.name)) folders.push(path);
      if (!entry.isFile() || !CODE.test(entry.name) || TEST.test(entry.name)) continue;
      files += 1;
      places.push(...readPlacesIn(await read(join(root, path)), { path, service, variables }));
    }
  }
  return places;
}

/** None where the folder can't be read: the rest of the workspace is scanned all the same. */
async function list(folder: string): Promise<Dirent[]> {
  const entries = await readdir(folder, { withFileTypes: true }).catch(() => []);
  return entries.sort((one, other) => (one.name < other.name ? -1 : 1));
}

async function read(path: string): Promise<string> {
  try {
    return (await stat(path)).size > MOST_BYTES ? "" : await readFile(path, "utf8");
  } catch {
    return "";
  }
}
