import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { parseSpec, renderFailures, type Spec } from "@berth/registry";

const FOLDER = fileURLToPath(new URL("../cases", import.meta.url));

/** The golden cases as `<theme>/<case>`. */
export function goldenCases(): string[] {
  return foldersIn(FOLDER).flatMap((theme) => foldersIn(join(FOLDER, theme)).map((name) => `${theme}/${name}`));
}

/** The path of a file of a case. */
export const inCase = (name: string, ...path: string[]): string => join(FOLDER, name, ...path);

/** The spec that all cases share. */
export function readCasesSpec(): Spec {
  const parsed = parseSpec(readCaseFile(join(FOLDER, "ports.yaml")));
  if (!parsed.ok) throw new Error(renderFailures(parsed.failures));
  return parsed.value.spec;
}

/** The files of a folder and their texts, by their paths below it. */
export function readCaseFolder(folder: string): Map<string, string> {
  if (!existsSync(folder)) return new Map();
  const paths = readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name).slice(folder.length + 1))
    .sort();
  return new Map(paths.map((path) => [path, readCaseFile(join(folder, path))]));
}

export function readCaseFile(path: string): string {
  return existsSync(path) ? readFileSync(path, "utf8") : "(missing)";
}

export function writeCaseFolder(folder: string, files: ReadonlyMap<string, string>): void {
  rmSync(folder, { recursive: true, force: true });
  for (const [path, text] of files) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text);
  }
}

function foldersIn(folder: string): string[] {
  const entries = readdirSync(folder, { withFileTypes: true });
  return entries.filter((entry) => entry.isDirectory()).map(({ name }) => name);
}
