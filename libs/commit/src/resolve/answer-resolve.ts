import { type Result, renderFailures, success } from "@berth/registry";
import type { ResolveOptions } from "@berth/scaffold";
import { claimRemote } from "../claims/list-claims-of.ts";
import { pruneClaims } from "../claims/prune-claims.ts";
import { locateState } from "../locate-state.ts";
import { lockWorkspace } from "../run/lock-workspace.ts";
import { installDriver } from "./install-driver.ts";
import type { Resolution } from "./resolve-merge.ts";
import { runResolve } from "./run-resolve.ts";

/** What `resolve` has to say, and whether something is left for a person. */
export interface ResolveAnswer {
  text: string;
  isDone: boolean;
}

/** Does what `resolve` is asked for, through whichever door. */
export async function answerResolve(
  root: string,
  options: ResolveOptions & { dryRun?: boolean | undefined },
  command: string,
): Promise<Result<ResolveAnswer>> {
  if (options.install) {
    const installed = await installDriver(root, command);
    if (!installed.ok) return installed;
    const files = installed.value.changes.map(({ kind, path }) => `${kind.toUpperCase()} ${path}`);
    const text = [...files, "git merges the registry by meaning from now on, in this clone."].join(
      "\n",
    );
    return success({
      isDone: true,
      text: options.json ? JSON.stringify({ installed: true }) : text,
    });
  }
  if (options.prune) return answerPrune(root, options, command);
  const resolved = await runResolve(root, { command, dryRun: options.dryRun ?? false });
  if (!resolved.ok) return resolved;
  const resolution = resolved.value;
  const isDone = (resolution?.left.length ?? 0) === 0;
  return success({ isDone, text: options.json ? asJson(resolution) : asText(resolution) });
}

async function answerPrune(
  root: string,
  { dryRun = false, json }: ResolveOptions & { dryRun?: boolean | undefined },
  command: string,
): Promise<Result<ResolveAnswer>> {
  const remote = claimRemote(root);
  if (!remote.ok) return remote;
  const lock = await lockWorkspace(locateState(root), command);
  if (!lock.ok) return lock;
  try {
    const pruned = pruneClaims(root, remote.value, dryRun);
    if (!pruned.ok) return pruned;
    const lines = pruned.value.map(
      ({ claim, why }) => `DROPPED ${claim.port} (${claim.service}): ${why}`,
    );
    const text = lines.join("\n") || "No claim has done its work yet.";
    return success({ isDone: true, text: json ? JSON.stringify({ pruned: pruned.value }) : text });
  } finally {
    lock.value.release();
  }
}

function asText(resolution: Resolution | undefined): string {
  if (!resolution) return "Nothing of the registry is unmerged.";
  const { left, plan, settled, upstream } = resolution;
  const side = upstream === "ours" ? "ours (HEAD)" : "theirs";
  return [
    `Merged the registry; the numbers of the upstream side, ${side}, stay.`,
    plan.notes.join("\n"),
    settled.map((path) => `RESOLVED ${path}`).join("\n"),
    renderFailures(left),
  ]
    .filter((part) => part !== "")
    .join("\n\n");
}

function asJson(resolution: Resolution | undefined): string {
  if (!resolution) return JSON.stringify({ resolved: [], moved: [], left: [] });
  const { left, moved, settled, upstream } = resolution;
  return JSON.stringify({ resolved: settled, upstream, moved, left });
}
