import type { MoveOptions } from "@berth/scaffold";
import type { Tree } from "@nx/devkit";
import { runGenerator } from "./run-generator.ts";

/** `nx g move <name>`. */
export default async function moveGenerator(tree: Tree, options: MoveOptions): Promise<void> {
  await runGenerator(tree, { kind: "move", options });
}
