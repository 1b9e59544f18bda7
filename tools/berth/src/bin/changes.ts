import { CHANGE_KINDS, type ChangeKind, REQUESTS, type Request } from "@berth/scaffold";
import { type Command, defineCommand } from "./command.ts";
import { dryRun } from "./flags.ts";
import { makeChange } from "./make-change.ts";

/** The commands that plan a change and commit it. Each takes the options of its generator, and --dry-run. */
export const CHANGES = Object.fromEntries(
  CHANGE_KINDS.filter((kind) => kind !== "init" && kind !== "import").map((kind) => [kind, change(kind)]),
);

export const sync = change("sync");

function change(kind: ChangeKind | "sync"): Command {
  const { options, summary, usage } = REQUESTS[kind];
  return defineCommand({
    summary,
    usage,
    options: options.extend({ dryRun }),
    run: (root, { dryRun, ...options }) => makeChange(root, { kind, options } as Request, dryRun === true),
  });
}
