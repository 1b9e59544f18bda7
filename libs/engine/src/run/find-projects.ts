import { lstatSync } from "node:fs";
import { join } from "node:path";
import type { PortRow, Spec } from "@berth/registry";

/**
 * The services of a workspace that can run: those of the spec whose folder is a project. By name, with the rows of
 * their ports. Other projects that have a target `serve` are not Berth's.
 */
export function findProjects(root: string, spec: Spec): Map<string, PortRow[]> {
  const services = new Map<string, PortRow[]>();
  for (const row of spec.ports) {
    const { owner, service, status } = row;
    if (!owner || status === "retired" || !isProject(join(root, owner))) continue;
    services.set(service, [...(services.get(service) ?? []), row]);
  }
  return services;
}

const isProject = (folder: string): boolean =>
  ["project.json", "package.json"].some((name) => isFile(join(folder, name)));

function isFile(path: string): boolean {
  try {
    return lstatSync(path, { throwIfNoEntry: false })?.isFile() ?? false;
  } catch {
    // A part of the path is a file, or an owner's words are no path at all.
    return false;
  }
}
