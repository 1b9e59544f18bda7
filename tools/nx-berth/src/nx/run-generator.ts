import {
  decodeText,
  locateGit,
  readerOfDisk,
  renderOutcome,
  runRequest,
  takeSnapshot,
  type WorkspaceReader,
} from "@berth/engine";
import { type Result, renderFailures } from "@berth/registry";
import { type Plan, planRun, type Request, renderHead, renderNotes } from "@berth/scaffold";
import type { Tree } from "@nx/devkit";
import { askMissing } from "../ask-missing.ts";
import { GENERATORS } from "./nx-schema.ts";
import { takeOptions } from "./take-options.ts";

/** Nx prints an error's message; the stack of a refusal would only hide it. */
export class Refusal extends Error {
  override name = "Refusal";
  constructor(text: string) {
    super(text);
    this.stack = text;
  }
}

/**
 * The Nx door. On a real tree the run commits by itself: Nx's own flush truncates and rewrites file by file, without
 * lock or recovery. Afterwards the tree equals the disk, so Nx has nothing left to flush.
 */
export async function runGenerator(tree: Tree, request: Exclude<Request, { kind: "sync" }>): Promise<void> {
  const dryRun = process.env["NX_DRY_RUN"] === "true";
  const checked = { ...request, options: unwrap(takeOptions(GENERATORS[request.kind].options, request.options)) };
  const complete = await completeRequest(tree, checked as typeof request);
  if (tree.root === "/virtual") return writeToTree(tree, complete);
  const command = `nx g ${request.kind} ${complete.options.name ?? ""}`.trim();
  const outcome = unwrap(await runRequest(tree.root, complete, { command, dryRun }));
  if (outcome.kind === "planned") writePlan(tree, outcome.plan);
  const isListedByNx = outcome.kind === "planned" && !complete.options.json;
  console.log(isListedByNx ? renderWithoutFiles(outcome.plan) : renderOutcome(outcome, complete.options.json));
}

/** For generators that compose this one: plans on the tree and writes to it, never to the disk. */
export function writeToTree(tree: Tree, request: Request): void {
  const snapshot = unwrap(snapshotOf(tree, request, readerOfTree(tree)));
  writePlan(tree, unwrap(planRun(request, snapshot)));
}

export function writePlan(tree: Tree, { changes }: Plan): void {
  for (const change of changes)
    if (change.kind === "delete") tree.delete(change.path);
    else tree.write(change.path, change.after);
}

/** Nx lists the files of a dry run itself, right below. */
function renderWithoutFiles(plan: Plan): string {
  return [renderHead(plan), renderNotes(plan)].filter((part) => part !== "").join("\n\n");
}

/** A tree as Nx hands it to a generator: the disk with what other generators have written on top. */
export function readerOfTree(tree: Tree): WorkspaceReader {
  const disk = readerOfDisk(tree.root);
  return {
    read(path) {
      const bytes = tree.exists(path) && tree.isFile(path) ? tree.read(path) : null;
      return bytes ? decodeText(bytes) : undefined;
    },
    isFolder: (path) => tree.exists(path) && !tree.isFile(path),
    list: (path) => (tree.exists(path) ? tree.children(path).sort() : []),
    // Nx writes a tree to the disk through whatever links are there.
    whyUnsafe: (path) => (tree.root === "/virtual" ? undefined : disk.whyUnsafe(path)),
    follow: (path) => (tree.root === "/virtual" ? path : disk.follow(path)),
  };
}

/** A virtual tree has no git around it. */
function snapshotOf(tree: Tree, request: Request, reader: WorkspaceReader) {
  const git = tree.root === "/virtual" ? undefined : unwrap(locateGit(tree.root));
  return takeSnapshot(tree.root, request, git, reader);
}

/** The value of a result; throws what Nx prints well where there is none. */
export function unwrap<T>(result: Result<T>): T {
  if (result.ok) return result.value;
  throw new Refusal(renderFailures(result.failures));
}

async function completeRequest<R extends Exclude<Request, { kind: "sync" }>>(tree: Tree, request: R): Promise<R> {
  if (request.kind !== "service" && request.kind !== "reserve") return request;
  // Nx sets NX_INTERACTIVE from --interactive and --no-interactive; without a terminal nobody can answer.
  if (process.env["NX_INTERACTIVE"] !== "true" || !process.stdin.isTTY || !process.stdout.isTTY) return request;
  const reader = tree.root === "/virtual" ? readerOfTree(tree) : readerOfDisk(tree.root);
  const options = unwrap(await askMissing(request.options, unwrap(snapshotOf(tree, request, reader))));
  return { ...request, options };
}
