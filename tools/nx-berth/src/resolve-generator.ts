import { answerResolve } from "@berth/commit";
import type { ResolveOptions } from "@berth/scaffold";
import type { Tree } from "@nx/devkit";
import { unwrap } from "./run-generator.ts";

/** `nx g resolve`. */
export default async function resolveGenerator(tree: Tree, options: ResolveOptions): Promise<void> {
  const dryRun = process.env["NX_DRY_RUN"] === "true";
  const { isDone, text } = unwrap(
    await answerResolve(tree.root, { ...options, dryRun }, "nx g resolve"),
  );
  console.log(text);
  // Nx ends with 1 for a generator that throws; what is left has been said.
  if (!isDone) process.exitCode = 1;
}
