import { type FailureCode, type ParsedSpec, parseSpec, type Result, refusal, SPEC_PATH } from "@berth/registry";
import type { Snapshot } from "./snapshot.ts";

/** The registry of the snapshot, or SPEC_MISSING, or why it can't be used; `tolerated` as in `parseSpec`. */
export function readSpec(
  snapshot: Pick<Snapshot, "files">,
  tolerated: readonly FailureCode[] = [],
): Result<ParsedSpec> {
  const text = snapshot.files[SPEC_PATH];
  if (text !== undefined) return parseSpec(text, tolerated);
  return refusal({
    code: "SPEC_MISSING",
    message: `There is no ${SPEC_PATH}.`,
    fix: "Run the command in a workspace that has one, or set this one up: npx berth init",
  });
}
