import { closeSync, fstatSync, openSync, readFileSync } from "node:fs";
import { join, posix } from "node:path";
import { isSystemError } from "@berth/commit";
import { SET_UP_PACKAGES, type Setup } from "@berth/scaffold";
import { limitSize, Unreadable } from "./workspace-reader.ts";

const MODULES = "node_modules";

/**
 * What is installed in a workspace. Packages are read through whatever links the package manager has made. One that
 * can't be read is left out: it adds nothing to what package.json says.
 * @param listed the packages that the root depends on
 */
export function readSetup(root: string, listed: readonly string[]): Setup {
  const installed = SET_UP_PACKAGES.flatMap((name) => {
    const version = manifestOf(root, name)?.["version"];
    return typeof version === "string" ? [[name, version] as const] : [];
  });
  const rivals = listed.filter((name) => name !== "nx-berth" && hasServiceGenerator(root, name));
  return { installed: Object.fromEntries(installed), rivals };
}

/** As Nx finds a generator: by the file that `generators`, or else `schematics`, names in a package. */
function hasServiceGenerator(root: string, name: string): boolean {
  const manifest = manifestOf(root, name);
  const file = manifest?.["generators"] ?? manifest?.["schematics"];
  if (typeof file !== "string") return false;
  const path = posix.normalize(file);
  if (path.startsWith("..") || path.startsWith("/")) return false;
  const collection = readJson(join(root, MODULES, name, path));
  return [collection?.["generators"], collection?.["schematics"]].some((them) => {
    const service = isObject(them) && Object.hasOwn(them, "service") ? them["service"] : undefined;
    return isObject(service) && service["hidden"] !== true;
  });
}

const manifestOf = (root: string, name: string) => readJson(join(root, MODULES, name, "package.json"));

function readJson(file: string): Record<string, unknown> | undefined {
  try {
    const value: unknown = JSON.parse(readInstalled(file));
    return isObject(value) ? value : undefined;
  } catch (error) {
    if (isSystemError(error) || error instanceof SyntaxError || error instanceof Unreadable) return undefined;
    throw error;
  }
}

function readInstalled(file: string): string {
  const descriptor = openSync(file, "r");
  try {
    limitSize(fstatSync(descriptor).size);
    return readFileSync(descriptor, "utf8");
  } finally {
    closeSync(descriptor);
  }
}

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === "object" && value !== null && !Array.isArray(value);
