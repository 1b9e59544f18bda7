import { readerOfDisk, readRegistry } from "@berth/engine";
import { commandOf, type Failure } from "@berth/registry";
import { isExternal, type ServiceOptions } from "@berth/scaffold";

/** PLUGIN_MISSING for a service that would be scaffolded where no Nx gives it targets; a container needs none. */
export function whyNoService(root: string, request: ServiceOptions): Failure | undefined {
  const reader = readerOfDisk(root);
  if (reader.list("").includes("nx.json")) return undefined;
  const registry = readRegistry(reader);
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
