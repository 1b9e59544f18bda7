import {
  derivedFiles,
  deriveFile,
  type Failure,
  type Result,
  refusal,
  type Spec,
  success,
  whyLeftAlone,
} from "@berth/registry";
import type { FileWrite } from "./plan.ts";
import { changeFile } from "./seal-plan.ts";
import type { Snapshot } from "./snapshot.ts";

/** The changes that bring every derived file in line with the spec; empty where all are. */
export function planDerived(spec: Spec, snapshot: Snapshot): Result<FileWrite[]> {
  const changes: FileWrite[] = [];
  const failures: Failure[] = [];
  for (const file of derivedFiles(spec)) {
    const rendered = deriveFile(file, spec, snapshot);
    if (!rendered.ok) failures.push(...rendered.failures);
    else if (rendered.value !== undefined) changes.push(...changeFile(snapshot, file.path, rendered.value));
  }
  return failures.length > 0 ? refusal(...failures) : success(changes);
}

/**
 * What a person should know before derived files are written again: those that had drifted from the previous spec,
 * because this run replaces their hand edits.
 */
export function noteDrift(spec: Spec, snapshot: Snapshot): string[] {
  const drifted = planDerived(spec, snapshot);
  if (!drifted.ok) return [];
  return drifted.value
    .filter((change) => change.kind === "update")
    .map(({ path }) => `${path} had drifted from the spec and is rendered again.`);
}

/** Why derived files that the spec has content for are left alone. */
export function noteLeftAlone(spec: Spec, snapshot: Snapshot): string[] {
  return derivedFiles(spec).flatMap((file) => whyLeftAlone(file, spec, snapshot) ?? []);
}
