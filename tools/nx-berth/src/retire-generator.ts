import type { RetireOptions } from "@berth/scaffold";
import type { Tree } from "@nx/devkit";
import { runGenerator } from "./run-generator.ts";

/** `nx g retire <name>`. */
export default async function retireGenerator(tree: Tree, options: RetireOptions): Promise<void> {
  await runGenerator(tree, { kind: "retire", options });
}
