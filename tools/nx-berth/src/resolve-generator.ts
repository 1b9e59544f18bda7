import { answerResolve } from "@berth/commit";
import type { ResolveOptions } from "@berth/scaffold";
import type { Tree } from "@nx/devkit";
import { Refusal, unwrap } from "./run-generator.ts";

/** `nx g resolve`. */
export default async function resolveGenerator(tree: Tree, options: ResolveOptions): Promise<void> {
  const dryRun = process.env["NX_DRY_RUN"] === "true";
  const { isDone, text } = unwrap(await answerResolve(tree.root, { ...options, dryRun }, "nx g resolve"));
  console.log(text);
  // Nx sets the exit status itself: 1 only for a generator that throws. What is left has been said.
  if (!isDone) throw new Refusal("The rest is to be merged by hand.");
}
