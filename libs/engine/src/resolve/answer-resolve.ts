import { type Result, success } from "@berth/registry";
import type { ResolveOptions } from "@berth/scaffold";
import { runPrune } from "../claims/prune-claims.ts";
import { ATTRIBUTES_PATH, installDriver } from "./install-driver.ts";
import { renderResolution } from "./render-resolution.ts";
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
  if (options.install) return answerInstall(root, options, command);
  if (options.prune) return answerPrune(root, options, command);
  const { dryRun = false, json } = options;
  const resolved = await runResolve(root, { command, dryRun });
  if (!resolved.ok) return resolved;
  const isDone = (resolved.value?.left.length ?? 0) === 0;
  return success({ isDone, text: renderResolution(resolved.value, { dryRun, json }) });
}

async function answerInstall(
  root: string,
  { dryRun = false, json }: ResolveOptions & { dryRun?: boolean | undefined },
  command: string,
): Promise<Result<ResolveAnswer>> {
  const installed = await installDriver(root, { command, dryRun });
  if (!installed.ok) return installed;
  const { changes } = installed.value;
  const lines = changes.map(({ kind, path }) => `${kind.toUpperCase()} ${path}`);
  if (dryRun) lines.push("Dry run: nothing was changed.");
  else lines.push("In this clone, git now merges the registry row by row.");
  if (!dryRun && changes.length > 0)
    lines.push(`Commit ${ATTRIBUTES_PATH}, and run this command once in every other clone.`);
  const text = json ? JSON.stringify({ installed: !dryRun }) : lines.join("\n");
  return success({ isDone: true, text });
}

async function answerPrune(
  root: string,
  { dryRun = false, json }: ResolveOptions & { dryRun?: boolean | undefined },
  command: string,
): Promise<Result<ResolveAnswer>> {
  const pruned = await runPrune(root, { command, dryRun });
  if (!pruned.ok) return pruned;
  const lines = pruned.value.map(
    ({ claim: { port, service }, why }) => `DROPPED ${port} (${service || "no service"}): ${why}`,
  );
  if (lines.length === 0) lines.push("No claim can be removed yet.");
  else if (dryRun) lines.push("", "Dry run: nothing was changed.");
  const text = json ? JSON.stringify({ pruned: pruned.value }) : lines.join("\n");
  return success({ isDone: true, text });
}
