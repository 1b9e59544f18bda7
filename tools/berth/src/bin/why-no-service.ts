import { lstatSync } from "node:fs";
import { join } from "node:path";
import { readerOfDisk, readRegistry } from "@berth/engine";
import { commandOf, type Failure } from "@berth/registry";
import { isExternal, type ServiceOptions } from "@berth/scaffold";

/** PLUGIN_MISSING for a service that would be scaffolded where no Nx gives it targets; a container needs none. */
export function whyNoService(root: string, request: ServiceOptions): Failure | undefined {
  if (!isMissing(join(root, "nx.json"))) return undefined;
  const registry = readRegistry(readerOfDisk(root));
  if (!registry.ok || isExternal(request, registry.value.spec)) return undefined;
  const { spec } = registry.value;
  const { name = "<name>", range = "<range>" } = request;
  return {
    code: "PLUGIN_MISSING",
    message: "A service is scaffolded for Nx, and this workspace has no nx.json.",
    fix:
      `Reserve its port alone: ${commandOf(spec, `reserve ${name} --range=${range}`)}. Or set up Nx first with ` +
      `npx nx@latest init, then run ${commandOf(spec, "init")}.`,
  };
}

/** False where it can't be told: the run itself then says why. */
function isMissing(path: string): boolean {
  try {
    return lstatSync(path, { throwIfNoEntry: false }) === undefined;
  } catch {
    return false;
  }
}
