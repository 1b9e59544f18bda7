import {
  DERIVED_FILES,
  type Failure,
  type Result,
  refusal,
  type Spec,
  success,
} from "@berth/registry";
import type { FileChange } from "./plan.ts";
import { changeFile } from "./seal-plan.ts";
import type { Snapshot } from "./snapshot.ts";

/** The changes that bring every derived file in line with the spec; empty where all are. */
export function planDerived(spec: Spec, snapshot: Snapshot): Result<FileChange[]> {
  const changes: FileChange[] = [];
  const failures: Failure[] = [];
  for (const { path, render } of DERIVED_FILES) {
    const rendered = render(spec, snapshot.files[path]);
    if (rendered.ok) changes.push(...changeFile(snapshot, path, rendered.value));
    else failures.push(...rendered.failures);
  }
  return failures.length > 0 ? refusal(...failures) : success(changes);
}

/**
 * What a person should know before derived files are written again: those that had drifted from the spec as it was, whose
 * hand edits this run replaces.
 */
export function noteDrift(spec: Spec, snapshot: Snapshot): string[] {
  const drifted = planDerived(spec, snapshot);
  if (!drifted.ok) return [];
  return drifted.value
    .filter((change) => change.kind === "update")
    .map(({ path }) => `${path} had drifted from the spec; it is written anew.`);
}
