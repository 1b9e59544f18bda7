import { answerResolve } from "@berth/engine";
import { ResolveOptions } from "@berth/scaffold";
import type { Tree } from "@nx/devkit";
import { Refusal, unwrap } from "./run-generator.ts";
import { takeOptions } from "./take-options.ts";

/** `nx g resolve`. */
export default async function resolveGenerator(tree: Tree, options: ResolveOptions): Promise<void> {
  const dryRun = process.env["NX_DRY_RUN"] === "true";
  const checked = unwrap(takeOptions(ResolveOptions, options));
  const { isDone, text } = unwrap(await answerResolve(tree.root, { ...checked, dryRun }, "nx g resolve"));
  console.log(text);
  // Nx sets the exit status itself: 1 only for a generator that throws. What is left has been said.
  if (!isDone) throw new Refusal("The rest is to be merged by hand.");
}
