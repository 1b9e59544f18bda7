import type { RangeOptions } from "@berth/scaffold";
import type { Tree } from "@nx/devkit";
import { runGenerator } from "./run-generator.ts";

/** `nx g range <id>`. */
export default async function rangeGenerator(tree: Tree, options: RangeOptions): Promise<void> {
  await runGenerator(tree, { kind: "range", options });
}
