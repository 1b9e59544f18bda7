import { type ChangeRequest, checkRequest, type Plan, planChange } from "@berth/cli/engine";
import type { Tree } from "@nx/devkit";
import { readerOfTree } from "./reader-of-tree.ts";
import { unwrap } from "./refusal.ts";

/** For generators that compose ours: plans on the tree and writes to it, never to the disk. */
export function writeToTree(tree: Tree, { kind, options, services }: ChangeRequest): void {
  const request = { ...unwrap(checkRequest(kind, options)), services };
  writePlan(tree, unwrap(planChange(tree.root, request, readerOfTree(tree))));
}

export function writePlan(tree: Tree, { changes }: Plan): void {
  for (const change of changes)
    if (change.kind === "delete") tree.delete(change.path);
    else tree.write(change.path, change.after);
}
