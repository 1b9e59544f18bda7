import { locateGit, openCheckout, readSnapshot, requireCheckedOut } from "@berth/engine";
import { renderFailure } from "@berth/registry";
import { findStale, planSync, readSpec } from "@berth/scaffold";
import type { Tree } from "@nx/devkit";
import { readerOfTree, unwrap, writePlan } from "./run-generator.ts";

/**
 * `nx sync` and `nx sync:check`. Nx runs this in the background too, whenever the project graph changes and without
 * NX_DRY_RUN; so it takes no lock, finishes no interrupted run, asks nothing, and writes to the tree alone.
 */
export default function syncGenerator(tree: Tree) {
  const disk = readerOfTree(tree);
  const git = tree.root === "/virtual" ? undefined : unwrap(locateGit(tree.root));
  const snapshot = unwrap(readSnapshot(unwrap(openCheckout(tree.root, git, disk)).reader));
  const { spec } = unwrap(readSpec(snapshot));
  const plan = unwrap(planSync(snapshot));
  if (plan.changes.length === 0) return;
  const stale = findStale(spec, snapshot);
  writePlan(tree, unwrap(requireCheckedOut(tree.root, git, plan, disk)));
  return {
    outOfSyncMessage: "Files derived from spec/ports.yaml are not what it says.",
    outOfSyncDetails: stale.map(renderFailure),
  };
}
