import { existsSync, readdirSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import ts from "typescript";

/** The root of this repository. */
export const ROOT = fileURLToPath(new URL("../../..", import.meta.url));

export const readText = (path: string): string => readFileSync(`${ROOT}${path}`, "utf8");

/** The folders directly below a folder of the repository. */
export function foldersIn(path: string): string[] {
  if (!existsSync(`${ROOT}${path}`)) return [];
  return readdirSync(`${ROOT}${path}`, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map((entry) => `${path}/${entry.name}`);
}

/** The TypeScript sources below a folder, what is built or installed aside. */
export function sourcesIn(path: string): string[] {
  return readdirSync(`${ROOT}${path}`, { recursive: true, encoding: "utf8" })
    .map((file) => `${path}/${file.replaceAll("\\", "/")}`)
    .filter((file) => /\.m?ts$/.test(file) && !/\/(?:node_modules|dist|templates)\//.test(file));
}

/** What a source imports, statically or not; an import in a text is none. */
export function importsOf(path: string): string[] {
  return ts.preProcessFile(readText(path)).importedFiles.map(({ fileName }) => fileName);
}
