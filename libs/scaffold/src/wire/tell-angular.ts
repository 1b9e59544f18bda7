import * as z from "zod";
import type { Snapshot } from "../plans/snapshot.ts";
import { readRootPackage } from "../workspace/read-root-package.ts";
import { PACKAGE_NAME, type ProjectFolder, pathIn } from "./project-folder.ts";
import type { Target } from "./wiring.ts";

/** The first version of Angular whose server takes PORT, before its options and its flags. */
const FIRST_WITH_VARIABLE = 22;

const Dependencies = z.record(z.string(), z.string()).catch({});
const Manifest = z.object({ dependencies: Dependencies, devDependencies: Dependencies }).partial().catch({});

/** What a person should know where an Angular takes its port from angular.json alone; nothing for another project. */
export function tellAngular({ folder }: ProjectFolder, { row }: Target, snapshot: Snapshot): string[] {
  const root = readRootPackage(snapshot);
  const { dependencies, devDependencies } = readManifest(snapshot.files[pathIn(folder, PACKAGE_NAME)]);
  const versions = { ...(root.ok && root.value.versions), ...devDependencies, ...dependencies };
  const version = versions["@angular/build"] ?? versions["@angular/core"];
  const major = /\d+/.exec(version ?? "")?.[0];
  if (major === undefined || Number(major) >= FIRST_WITH_VARIABLE) return [];
  return [
    `Angular ${major} reads no variable for its port: it listens on ${row.port} also where ${row.env} says another ` +
      `number. Angular ${FIRST_WITH_VARIABLE} follows the variable.`,
  ];
}

function readManifest(text: string | undefined): z.infer<typeof Manifest> {
  try {
    return Manifest.parse(JSON.parse((text ?? "{}").replace(/^\uFEFF/, "")));
  } catch {
    // The package.json has been read before, with its comments.
    return {};
  }
}
