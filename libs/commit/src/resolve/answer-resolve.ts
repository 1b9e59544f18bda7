import { type Result, renderFailures, success } from "@berth/registry";
import type { ResolveOptions } from "@berth/scaffold";
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
  const resolved = await runResolve(root, { command, dryRun: options.dryRun ?? false });
  if (!resolved.ok) return resolved;
  const resolution = resolved.value;
  const isDone = (resolution?.left.length ?? 0) === 0;
  return success({ isDone, text: options.json ? asJson(resolution) : asText(resolution) });
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
