import { renderFailures } from "@berth/registry";
import type { Resolution } from "./resolve-merge.ts";

/** What `resolve` did or would do, for people or (`json`) for scripts. Undefined: nothing was unmerged. */
export function renderResolution(
  resolution: Resolution | undefined,
  { dryRun, json = false }: { dryRun: boolean; json?: boolean | undefined },
): string {
  if (json) return asJson(resolution);
  if (!resolution) return "The registry has no unmerged files.";
  const { left, plan, settled, upstream } = resolution;
  const side = upstream === "ours" ? "ours (HEAD)" : "theirs";
  return [
    upstream === undefined
      ? "The registry is already merged; its derived files are rendered again."
      : `Merged the registry; the upstream side, ${side}, keeps its ports.`,
    plan.notes.join("\n"),
    settled.map((path) => `RESOLVED ${path}`).join("\n"),
    renderFailures(left),
    dryRun ? "Dry run: nothing was changed." : "",
  ]
    .filter((part) => part !== "")
    .join("\n\n");
}

function asJson(resolution: Resolution | undefined): string {
  if (!resolution) return JSON.stringify({ resolved: [], moved: [], notes: [], left: [] });
  const { left, moved, plan, settled, upstream } = resolution;
  return JSON.stringify({ resolved: settled, upstream, moved, notes: plan.notes, left });
}
