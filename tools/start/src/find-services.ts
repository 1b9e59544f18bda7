import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { parseSpec, SPEC_PATH } from "@berth/registry";

/**
 * The services of a workspace that can run: those of the spec whose folder is a project. By name, with the variables of
 * their ports. Other projects that have a target `serve` are not Berth's.
 * @throws when the spec does not parse; `berth check` says why.
 */
export function findServices(root: string): Map<string, string[]> {
  const parsed = parseSpec(readFileSync(join(root, SPEC_PATH), "utf8"));
  if (!parsed.ok) throw new Error(`${SPEC_PATH} is not valid: run npx berth check`);
  const services = new Map<string, string[]>();
  for (const { service, owner, env } of parsed.value.spec.ports) {
    if (!owner || !isProject(join(root, owner))) continue;
    services.set(service, [...(services.get(service) ?? []), env]);
  }
  return services;
}

const isProject = (folder: string): boolean =>
  ["project.json", "package.json"].some((name) => existsSync(join(folder, name)));
