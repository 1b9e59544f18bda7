import { commandOf, type Failure, folderOf, type Spec, servicesFolder } from "@berth/registry";
import type { Snapshot } from "../plans/snapshot.ts";

/** Why the folder of a service can't be made although the spec has no objection; or undefined. */
export function findOccupant(spec: Spec, service: string, snapshot: Snapshot): Failure | undefined {
  const folder = snapshot.serviceFolders.find((folder) => folder.toLowerCase() === service);
  const command = commandOf(spec, `port ${folderOf(spec, service)} --range=<range>`);
  if (folder === service)
    return {
      code: "FILE_EXISTS",
      message: `${folderOf(spec, service)} already exists, but the spec has no such service.`,
      fix: `Move the folder away, or give it its port: ${command}`,
    };
  // On macOS and Windows both names are one folder.
  if (folder !== undefined)
    return {
      code: "FILE_EXISTS",
      message: `${servicesFolder(spec)}/${folder} differs from ${service} only in case.`,
      fix: "Choose another name.",
    };
  if (snapshot.projectNames.includes(service))
    return {
      code: "NAME_TAKEN",
      message: `The workspace has a project named ${service}; Nx allows each name once.`,
      fix: "Choose another name.",
    };
  return undefined;
}
