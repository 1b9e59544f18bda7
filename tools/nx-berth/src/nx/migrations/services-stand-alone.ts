import { planPresentLayout } from "@berth/cli/engine";
import type { Tree } from "@nx/devkit";
import { readerOfTree } from "../reader-of-tree.ts";
import { unwrap } from "../refusal.ts";
import { writePlan } from "../write-to-tree.ts";

/**
 * Gives each service the tag by which the plugin knows it, and its own package.json, tsconfig and vitest configuration.
 * @returns what Nx shows as next steps
 */
export default function servicesStandAlone(tree: Tree): string[] {
  const plan = unwrap(planPresentLayout(tree.root, readerOfTree(tree)));
  if (!plan) return [];
  writePlan(tree, plan);
  return plan.notes;
}
