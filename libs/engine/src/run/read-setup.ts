import { closeSync, fstatSync, openSync, readFileSync } from "node:fs";
import { join, posix } from "node:path";
import { isSystemError } from "@berth/commit";
import { PACKAGES, type Result, success } from "@berth/registry";
import {
  filesOfServices,
  readRootPackage,
  readSpec,
  SET_UP_PACKAGES,
  type Setup,
  type Snapshot,
} from "@berth/scaffold";
import { readFiles, readSome } from "./read-files.ts";
import { limitSize, Unreadable, type WorkspaceReader } from "./workspace-reader.ts";

const MODULES = "node_modules";

/**
 * The snapshot with how the workspace is set up: the files that tell of it, and what is installed. What is installed is
 * looked at through whatever links the package manager has made, and only read. PATH_UNSAFE or FILE_UNREADABLE for a
 * file that can't be read.
 * @param paths the files to read besides those of the services
 */
export function withSetup(
  root: string,
  reader: WorkspaceReader,
  snapshot: Snapshot,
  paths: readonly string[],
): Result<Snapshot> {
  const spec = readSpec(snapshot);
  const files = readFiles(reader, paths);
  if (!files.ok) return files;
  // What can't be read of a service is its team's, and tells nothing.
  const ofServices = readSome(reader, spec.ok ? filesOfServices(spec.value.spec) : []);
  const whole = { ...snapshot, files: { ...snapshot.files, ...files.value, ...ofServices } };
  return success({ ...whole, setup: { installed: readInstalled(root, snapshot), rivals: [] } });
}

/** Other plugins of the workspace that have a generator named service. */
export function findRivals(root: string, snapshot: Snapshot): string[] {
  const listed = readRootPackage(snapshot);
  if (!listed.ok) return [];
  return Object.keys(listed.value.versions).filter((name) => name !== PACKAGES.nx && hasServiceGenerator(root, name));
}

function readInstalled(root: string, { rootNames }: Snapshot): Setup["installed"] {
  if (!rootNames.includes(MODULES) || rootNames.includes(".pnp.cjs")) return undefined;
  const versions = SET_UP_PACKAGES.flatMap((name) => {
    const version = manifestOf(root, name)?.["version"];
    return typeof version === "string" ? [[name, version] as const] : [];
  });
  return Object.fromEntries(versions);
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
    const value: unknown = JSON.parse(readWhole(file));
    return isObject(value) ? value : undefined;
  } catch (error) {
    if (isSystemError(error) || error instanceof SyntaxError || error instanceof Unreadable) return undefined;
    throw error;
  }
}

function readWhole(file: string): string {
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
