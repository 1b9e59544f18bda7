import type { ServiceOptions } from "@berth/scaffold";
import type { Tree } from "@nx/devkit";
import { runGenerator } from "./run-generator.ts";

/** `nx g service <name>`. */
export default async function serviceGenerator(tree: Tree, options: ServiceOptions): Promise<void> {
  await runGenerator(tree, { kind: "service", options });
}
