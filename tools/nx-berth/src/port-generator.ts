import type { PortOptions } from "@berth/scaffold";
import type { Tree } from "@nx/devkit";
import { runGenerator } from "./run-generator.ts";

/** `nx g port <name>`. */
export default async function portGenerator(tree: Tree, options: PortOptions): Promise<void> {
  await runGenerator(tree, { kind: "port", options });
}
