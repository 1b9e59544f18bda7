import { checkResolve, resolveMerge } from "@berth/cli/engine";
import type { Tree } from "@nx/devkit";
import { Refusal, unwrap } from "./refusal.ts";
import { takeOptions } from "./take-options.ts";

/** `nx g resolve`. */
export default async function resolveGenerator(tree: Tree, given: object): Promise<void> {
  const dryRun = process.env["NX_DRY_RUN"] === "true";
  const checked = unwrap(checkResolve(...takeOptions(given)));
  const { isDone, text } = unwrap(await resolveMerge(tree.root, checked, { command: "nx g resolve", dryRun }));
  console.log(text);
  // Nx sets the exit status itself: 1 only for a generator that throws. What is left has been said.
  if (!isDone) throw new Refusal("The rest is to be merged by hand.");
}
