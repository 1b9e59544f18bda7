import { editSpec, nextVersion, type ParsedSpec, type Result, type SpecEdit, success } from "@berth/registry";
import type { Snapshot } from "../plans/snapshot.ts";

/** A change of the registry. */
export interface SpecSteps {
  edits: readonly SpecEdit[];
  version: "minor" | "patch";
  /** The history's words for it. */
  change: string;
}

/**
 * The registry after the edits, with its version raised and a row in its history. Without edits it stays as it is: a
 * version says that something changed.
 */
export function recordEdits(
  parsed: ParsedSpec,
  { change, edits, version }: SpecSteps,
  { today }: Snapshot,
): Result<ParsedSpec> {
  if (edits.length === 0) return success(parsed);
  return editSpec(parsed, edits, { version: nextVersion(parsed.spec.version, version), date: today, change });
}
