import type { Tree } from "@nx/devkit";
import { service as serviceGenerator } from "./generators.ts";
import initGenerator, { type Callback } from "./init-generator.ts";

/** What is taken from all that create-nx-workspace passes on. */
interface PresetOptions {
  ranges?: string | string[];
  policy?: string;
  services?: string;
  agents?: boolean;
  ci?: string;
  gitHook?: boolean;
  /** Name of a first service. */
  service?: string;
  /** The range of its port. */
  range?: string;
}

/** `create-nx-workspace --preset=nx-berth`: sets the new workspace up, and makes its first service if one is named. */
export default async function presetGenerator(tree: Tree, given: PresetOptions): Promise<Callback | undefined> {
  const { agents = true, ci, gitHook, policy, range, ranges, service, services } = given;
  // A question would come after those of create-nx-workspace, which has asked all that it needs.
  const options = { agents, ci, gitHook, policy, services, ranges: typeof ranges === "string" ? [ranges] : ranges };
  const callback = await initGenerator(tree, withoutUndefined({ ...options, gitHook: gitHook ?? false }));
  if (service !== undefined) await serviceGenerator(tree, withoutUndefined({ name: service, range }));
  return callback;
}

const withoutUndefined = (options: Readonly<Record<string, unknown>>) =>
  Object.fromEntries(Object.entries(options).filter(([, value]) => value !== undefined));
