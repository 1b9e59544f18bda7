import { VERSIONS } from "../versions.ts";
import type { RootPackage } from "./read-root-package.ts";

/**
 * The version of each package that a service may need, for its package.json: as the root names it, so that the service
 * finds it installed, else the one of the table.
 * @param folder of the service, relative to the root
 */
export function versionsFor({ versions }: RootPackage, folder: string): Record<string, string> {
  return Object.fromEntries(
    Object.entries(VERSIONS).map(([name, version]) => [name, rebase(versions[name] ?? version, folder)]),
  );
}

/** A path in a version is relative to the package that names it. */
const rebase = (version: string, folder: string): string =>
  version.replace(/^(file:|link:|portal:)(?![/~])(?:\.\/)?(.+)$/, `$1${pathToRoot(folder)}/$2`);

/** `../..` for `services/alert`. */
export const pathToRoot = (folder: string): string => folder.replace(/[^/]+/g, "..");
