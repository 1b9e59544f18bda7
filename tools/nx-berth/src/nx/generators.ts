import type { Request } from "@berth/scaffold";
import type { Tree } from "@nx/devkit";
import { runGenerator } from "./run-generator.ts";

type Change = Exclude<Request, { kind: "sync" }>;

/** `nx g <kind> <name>`: generators.json names each of these. */
const generatorOf =
  <K extends Change["kind"]>(kind: K) =>
  (tree: Tree, options: Extract<Change, { kind: K }>["options"]): Promise<void> =>
    runGenerator(tree, { kind, options } as Change);

export const service = generatorOf("service");
export const reserve = generatorOf("reserve");
export const port = generatorOf("port");
export const retire = generatorOf("retire");
export const move = generatorOf("move");
export const range = generatorOf("range");
