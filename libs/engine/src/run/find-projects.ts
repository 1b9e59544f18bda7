import { lstatSync } from "node:fs";
import { join } from "node:path";
import type { Spec } from "@berth/registry";

/**
 * The services of a workspace that can run: those of the spec whose folder is a project. By name, with the variables of
 * their ports. Other projects that have a target `serve` are not Berth's.
 */
export function findProjects(root: string, spec: Spec): Map<string, string[]> {
  const services = new Map<string, string[]>();
  for (const { env, owner, service, status } of spec.ports) {
    if (!owner || status === "retired" || !isProject(join(root, owner))) continue;
    services.set(service, [...(services.get(service) ?? []), env]);
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
