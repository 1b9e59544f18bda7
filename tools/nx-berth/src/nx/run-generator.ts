import {
  type ChangeRequest,
  checkRequest,
  completeRequest,
  type Plan,
  renderHead,
  renderNotes,
  renderOutcome,
  runChange,
  withServices,
} from "@berth/cli/engine";
import type { Tree } from "@nx/devkit";
import { isInteractive } from "./is-interactive.ts";
import { isVirtual, readerOfTree } from "./reader-of-tree.ts";
import { unwrap } from "./refusal.ts";
import { takeOptions } from "./take-options.ts";
import { writePlan, writeToTree } from "./write-to-tree.ts";

/**
 * The Nx door. On a real tree the run commits by itself: Nx's own flush truncates and rewrites file by file, without
 * lock or recovery. Afterwards the tree equals the disk, so Nx has nothing left to flush.
 */
export async function runGenerator(tree: Tree, kind: ChangeRequest["kind"], given: object): Promise<void> {
  const dryRun = process.env["NX_DRY_RUN"] === "true";
  const asked = unwrap(checkRequest(kind, ...takeOptions(given)));
  const request = await complete(tree, unwrap(await withServices(asked, tree.root)));
  if (isVirtual(tree)) return writeToTree(tree, request);
  const command = `nx g ${kind} ${request.options.name ?? ""}`.trim();
  const outcome = unwrap(await runChange(tree.root, request, { command, dryRun }));
  if (outcome.kind === "planned") writePlan(tree, outcome.plan);
  const isListedByNx = outcome.kind === "planned" && !request.options.json;
  console.log(
    isListedByNx ? renderWithoutFiles(outcome.plan, outcome.diff) : renderOutcome(outcome, request.options.json),
  );
}

/** Nx lists the files of a dry run itself, right below. */
function renderWithoutFiles(plan: Plan, diff = ""): string {
  return [renderHead(plan), renderNotes(plan), diff].filter((part) => part !== "").join("\n\n");
}

async function complete(tree: Tree, request: ChangeRequest): Promise<ChangeRequest> {
  if (!isInteractive()) return request;
  return unwrap(await completeRequest(tree.root, request, isVirtual(tree) ? readerOfTree(tree) : undefined));
}
