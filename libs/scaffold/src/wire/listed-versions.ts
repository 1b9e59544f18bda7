import * as z from "zod";
import type { Snapshot } from "../plans/snapshot.ts";
import { readRootPackage } from "../workspace/read-root-package.ts";
import { PACKAGE_NAME, pathIn } from "./project-folder.ts";

const Dependencies = z.record(z.string(), z.string()).catch({});
const Manifest = z.object({ dependencies: Dependencies, devDependencies: Dependencies }).partial().catch({});

/** The packages that a project or the root lists, each with its version as it is written. */
export function listedVersions(folder: string, snapshot: Snapshot): Readonly<Record<string, string>> {
  const root = readRootPackage(snapshot);
  const { dependencies, devDependencies } = readManifest(snapshot.files[pathIn(folder, PACKAGE_NAME)]);
  return { ...(root.ok && root.value.versions), ...devDependencies, ...dependencies };
}

function readManifest(text: string | undefined): z.infer<typeof Manifest> {
  try {
    return Manifest.parse(JSON.parse((text ?? "{}").replace(/^\uFEFF/, "")));
  } catch {
    // The package.json has been read before, with its comments.
    return {};
  }
}
