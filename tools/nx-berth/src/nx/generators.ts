import type { ChangeRequest } from "@berth/cli/engine";
import type { Tree } from "@nx/devkit";
import { runGenerator } from "./run-generator.ts";

export { writeToTree } from "./write-to-tree.ts";

/** `nx g <kind> <name>`: generators.json names each of these. */
const generatorOf =
  (kind: ChangeRequest["kind"]) =>
  (tree: Tree, options: Record<string, unknown>): Promise<void> =>
    runGenerator(tree, kind, options);

export const service = generatorOf("service");
export const reserve = generatorOf("reserve");
export const port = generatorOf("port");
export const retire = generatorOf("retire");
export const move = generatorOf("move");
export const range = generatorOf("range");
