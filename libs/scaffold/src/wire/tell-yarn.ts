import { PACKAGES } from "@berth/registry";
import type { Snapshot } from "../plans/snapshot.ts";
import { readRootPackage } from "../workspace/read-root-package.ts";
import { PACKAGE_NAME, type ProjectFolder, pathIn } from "./project-folder.ts";

/** That a script of a member finds no command of the root's packages with Yarn 2 and newer; nothing elsewhere. */
export function tellYarn({ folder }: ProjectFolder, snapshot: Snapshot): string[] {
  const root = readRootPackage(snapshot);
  const path = pathIn(folder, PACKAGE_NAME);
  const isBerry = root.ok && root.value.manager.name === "yarn" && root.value.manager.package !== "yarn";
  const lists = [PACKAGES.cli, PACKAGES.nx].some((name) => snapshot.files[path]?.includes(`"${name}"`));
  if (!isBerry || folder === "." || lists) return [];
  return [`Yarn runs the commands of a package's own dependencies: add ${PACKAGES.cli} to devDependencies of ${path}.`];
}
