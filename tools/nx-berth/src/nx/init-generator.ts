import {
  type ChangeRequest,
  checkRequest,
  completeRequest,
  findSources,
  type Outcome,
  renderNotes,
  renderOutcome,
  runChange,
} from "@berth/cli/engine";
import { installPackagesTask, type Tree } from "@nx/devkit";
import { isInteractive } from "./is-interactive.ts";
import { isVirtual, readerOfTree } from "./reader-of-tree.ts";
import { unwrap } from "./refusal.ts";
import { takeOptions } from "./take-options.ts";
import { writePlan, writeToTree } from "./write-to-tree.ts";

/** What Nx runs when all files are written. */
export type Callback = () => void;

/**
 * `nx g nx-berth:init`, which `nx add nx-berth` runs. Commits by itself, as the other generators do, and leaves the
 * install to Nx.
 */
export default async function initGenerator(tree: Tree, given: object): Promise<Callback | undefined> {
  const [options, surplus] = takeOptions(given);
  const dryRun = process.env["NX_DRY_RUN"] === "true";
  const request = await complete(tree, unwrap(checkRequest("init", withoutNxFlags(options), surplus)));
  if (isVirtual(tree)) {
    writeToTree(tree, request);
    return undefined;
  }
  const outcome = unwrap(await runChange(tree.root, request, { command: "nx g nx-berth:init", dryRun }));
  report(tree, request, outcome);
  return request.options["skipInstall"] === true ? undefined : installAfter(tree, outcome);
}

/** Nx lists the files of a dry run itself, right below. */
function report(tree: Tree, { options }: ChangeRequest, outcome: Outcome): void {
  const isListedByNx = outcome.kind === "planned" && !options.json;
  if (outcome.kind === "planned") writePlan(tree, outcome.plan);
  console.log(
    isListedByNx
      ? [renderNotes(outcome.plan), outcome.diff].filter(Boolean).join("\n\n")
      : renderOutcome(outcome, options.json),
  );
}

function installAfter(tree: Tree, outcome: Outcome): Callback | undefined {
  if (outcome.kind !== "committed" || outcome.plan.install === undefined) return undefined;
  // Always: the tree shows no change of package.json, which is on the disk already.
  return () => installPackagesTask(tree, true);
}

/** What Nx and other generators pass to every `init`; Berth changes no version and formats nothing of others. */
const NX_FLAGS = ["keepExistingVersions", "skipFormat", "skipPackageJson", "updatePackageScripts", "addPlugin"];

const withoutNxFlags = (options: Readonly<Record<string, unknown>>) =>
  Object.fromEntries(Object.entries(options).filter(([key]) => !NX_FLAGS.includes(key)));

async function complete(tree: Tree, request: ChangeRequest): Promise<ChangeRequest> {
  if (!isInteractive() || request.options.json)
    return isVirtual(tree) ? request : unwrap(await findSources(tree.root, request));
  return unwrap(await completeRequest(tree.root, request, isVirtual(tree) ? readerOfTree(tree) : undefined));
}
