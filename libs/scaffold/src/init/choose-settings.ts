import { COMPOSE_NAMES, COMPOSE_RIVALS, isDerivedCompose, type Settings } from "@berth/registry";
import type { InitOptions } from "../options/init-options.ts";
import type { Snapshot } from "../plans/snapshot.ts";

/** What says that agents work in a workspace. */
const AGENT_NAMES = ["CLAUDE.md", "AGENTS.md", ".claude"];

/** The settings of a new spec: what is asked for, and what the workspace has already. */
export function chooseSettings({ agents, services }: InitOptions, snapshot: Snapshot): Settings {
  const { files, rootNames } = snapshot;
  const [ours, besideTheirs] = COMPOSE_NAMES;
  const current = files[ours];
  const isTheirs = rootNames.includes(ours) && !(current !== undefined && isDerivedCompose(current));
  const hasCompose = isTheirs || COMPOSE_RIVALS.some((name) => rootNames.includes(name));
  const hasAgents = agents ?? AGENT_NAMES.some((name) => rootNames.includes(name));
  const folder = services ?? (snapshot.serviceFolders.length > 0 ? "services" : undefined);
  return {
    // Named where folders of others are in it: without a name, every folder in services/ needs a row.
    ...(folder !== undefined && { services: folder }),
    ...(hasCompose && { compose: besideTheirs }),
    ...(!hasAgents && { agents: false }),
    ...(!rootNames.includes("nx.json") && { commands: rootNames.includes("package.json") ? "npx berth" : "berth" }),
  };
}
