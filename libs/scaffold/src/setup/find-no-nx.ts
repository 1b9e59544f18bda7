import { binOf, type Failure, type Spec } from "@berth/registry";
import { NX_CONFIG_PATH } from "../init/plan-nx.ts";
import type { ServiceOptions } from "../options/service-options.ts";
import type { Snapshot } from "../plans/snapshot.ts";

/** PLUGIN_MISSING where there is no Nx that would give a service its targets; undefined where there is. */
export function findNoNx(
  spec: Spec,
  { range = "<range>" }: ServiceOptions,
  service: string,
  { rootNames }: Snapshot,
): Failure | undefined {
  if (rootNames.includes(NX_CONFIG_PATH)) return undefined;
  const berth = binOf(spec);
  return {
    code: "PLUGIN_MISSING",
    message: "A service is scaffolded for Nx, and this workspace has no nx.json.",
    fix:
      `Reserve its port alone: ${berth} reserve ${service} --range=${range}. Or set up Nx first with ` +
      `npx nx@latest init, then run ${berth} init.`,
  };
}
