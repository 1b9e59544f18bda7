import { editSpec, nextVersion, type ParsedSpec, type Result, type SpecEdit, success } from "@berth/registry";
import type { Snapshot } from "../plans/snapshot.ts";

/**
 * The registry after the edits, with its version raised and a row in its history. Without edits it stays as it is: a
 * version says that something changed.
 */
export function recordEdits(
  parsed: ParsedSpec,
  edits: readonly SpecEdit[],
  step: "minor" | "patch",
  change: string,
  snapshot: Snapshot,
): Result<ParsedSpec> {
  if (edits.length === 0) return success(parsed);
  const version = nextVersion(parsed.spec.version, step);
  return editSpec(parsed, edits, { version, date: snapshot.today, change });
}
