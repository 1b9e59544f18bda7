import { planDerivedFiles, renderFailure } from "@berth/cli/engine";
import type { Tree } from "@nx/devkit";
import { readerOfTree } from "./reader-of-tree.ts";
import { unwrap } from "./refusal.ts";
import { writePlan } from "./write-to-tree.ts";

/**
 * `nx sync` and `nx sync:check`. Nx runs this in the background too, whenever the project graph changes and without
 * NX_DRY_RUN; so it takes no lock, finishes no interrupted run, asks nothing, and writes to the tree alone.
 */
export default function syncGenerator(tree: Tree) {
  const { plan, stale } = unwrap(planDerivedFiles(tree.root, readerOfTree(tree)));
  if (plan.changes.length === 0) return;
  writePlan(tree, plan);
  return {
    outOfSyncMessage: "Files derived from spec/ports.yaml are not what it says.",
    outOfSyncDetails: stale.map(renderFailure),
  };
}
