import type { ReserveOptions } from "@berth/scaffold";
import type { Tree } from "@nx/devkit";
import { runGenerator } from "./run-generator.ts";

/** `nx g reserve <name>`. */
export default async function reserveGenerator(tree: Tree, options: ReserveOptions): Promise<void> {
  await runGenerator(tree, { kind: "reserve", options });
}
