import { checkRequest, importFiles } from "@berth/cli/engine";
import type { Tree } from "@nx/devkit";
import { isInteractive } from "./is-interactive.ts";
import { isVirtual } from "./reader-of-tree.ts";
import { Refusal, unwrap } from "./refusal.ts";
import { takeOptions } from "./take-options.ts";
import { writePlan } from "./write-to-tree.ts";

/** `nx g import`, with the files as arguments or in --paths. */
export default async function importGenerator(tree: Tree, given: object): Promise<void> {
  const [{ paths, ...options }, surplus] = takeOptions(given);
  const all = [...(Array.isArray(paths) ? paths : paths === undefined ? [] : [paths]), ...surplus].map(String);
  const request = unwrap(checkRequest("import", { ...options, ...(all.length > 0 && { paths: all }) }));
  const dryRun = process.env["NX_DRY_RUN"] === "true" || isVirtual(tree);
  const isTerminal = isInteractive() && request.options.json !== true;
  const { isDone, outcome, text } = unwrap(
    await importFiles(tree.root, request, { command: "nx g import", dryRun, isTerminal }),
  );
  if (outcome.kind === "planned") writePlan(tree, outcome.plan);
  console.log(text);
  // Nx sets the exit status itself: 1 only for a generator that throws. What is left has been said.
  if (!isDone) throw new Refusal("The rest is left out until its questions are answered.");
}
