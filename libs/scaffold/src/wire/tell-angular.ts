import type { Snapshot } from "../plans/snapshot.ts";
import { listedVersions } from "./listed-versions.ts";
import type { ProjectFolder } from "./project-folder.ts";
import type { Target } from "./wiring.ts";

/** The first version of Angular whose server takes PORT, before its options and its flags. */
const FIRST_WITH_VARIABLE = 22;

/** What a person should know where an Angular takes its port from angular.json alone; nothing for another project. */
export function tellAngular({ folder }: ProjectFolder, { row }: Target, snapshot: Snapshot): string[] {
  const versions = listedVersions(folder, snapshot);
  const version = versions["@angular/build"] ?? versions["@angular/core"];
  const major = /\d+/.exec(version ?? "")?.[0];
  if (major === undefined || Number(major) >= FIRST_WITH_VARIABLE) return [];
  return [
    `Angular ${major} reads no variable for its port: it listens on ${row.port} also where ${row.env} says another ` +
      `number. Angular ${FIRST_WITH_VARIABLE} follows the variable.`,
  ];
}
