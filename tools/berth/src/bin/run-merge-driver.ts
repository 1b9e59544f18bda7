import { driveMerge } from "@berth/engine";
import { DONE, FINDINGS, REFUSED, renderFailures } from "@berth/registry";
import type { Answer } from "../answer.ts";

/** `berth merge-driver %O %A %B %P`, which git calls from the top level; status 1 tells it that a conflict is left. */
export function runMergeDriver([base, ours, theirs, path]: readonly string[]): Answer {
  if (!base || !ours || !theirs || !path)
    return { status: REFUSED, stderr: "FLAG_MISSING  git calls this with %O %A %B %P." };
  const merged = driveMerge(process.cwd(), { base, ours, theirs, path });
  if (!merged.ok) return { status: FINDINGS, stderr: renderFailures(merged.failures) };
  const notes = merged.value.map((note) => `berth: ${note}`);
  return notes.length > 0 ? { status: DONE, stderr: notes.join("\n") } : { status: DONE };
}
