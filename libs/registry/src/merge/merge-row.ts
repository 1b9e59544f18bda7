import type { SpecEdit } from "../edit/with-edits.ts";
import { type Failure, type Result, refusal, success } from "../report/failure.ts";
import { commandOf } from "../spec/command-of.ts";
import { sameData } from "../spec/same-data.ts";
import type { PortRow, Spec } from "../spec/spec.ts";
import { rowAt, sameRow } from "./pair-rows.ts";

/** What the other side's change of an old row does to the upstream side's, wherever that has it now. */
export function mergeRow(
  was: PortRow,
  ours: PortRow | undefined,
  theirs: PortRow | undefined,
  other: Spec,
): Result<SpecEdit | undefined> {
  // What upstream deleted is decided there already.
  if (!ours) return theirs && !sameRow(theirs, was) ? refusal(bothChanged(was)) : success(undefined);
  if (!theirs) return refusal(deleted(was));
  // A merge moves a row only if another row has its old number; without one, the row was moved by hand.
  if (theirs.port !== was.port && theirs.port !== ours.port && !rowAt(other, was.port))
    return refusal(movedByHand(was, theirs, other));
  if (sameRow(theirs, was) || sameRow(theirs, ours)) return success(undefined);
  return sameRow(ours, was) ? changeRow(was, theirs, ours.port) : refusal(bothChanged(was));
}

function changeRow(was: PortRow, theirs: PortRow, port: number): Result<SpecEdit> {
  const lost = Object.keys(was).filter((field) => !Object.hasOwn(theirs, field));
  if (lost.length > 0)
    return refusal({
      code: "SPEC_INVALID",
      message: `One side removed ${lost.join(" and ")} from the row of ${was.service} (${was.port}).`,
      fix: "Edit that row by hand.",
    });
  const fields = Object.entries(theirs).filter(
    ([field, value]) => field !== "port" && !sameData(value, was[field as keyof PortRow]),
  );
  return success({ kind: "set", port, fields: Object.fromEntries(fields) });
}

export const bothChanged = (row: PortRow, did: "added" | "changed" = "changed"): Failure => ({
  code: "SPEC_INVALID",
  message: `Both sides ${did} ${row.service} (${row.port}) in different ways.`,
  fix: "Edit that row by hand.",
});

const deleted = (row: PortRow): Failure => ({
  code: "SPEC_INVALID",
  message: `One side deleted ${row.service} (${row.port}); a row is retired, not deleted.`,
  fix: "Restore the row with the status retired, or delete it by hand on the other side too.",
});

const movedByHand = (was: PortRow, { port }: PortRow, spec: Spec): Failure => ({
  code: "SPEC_INVALID",
  message: `One side moved ${was.service} from ${was.port} to ${port}; a port stays with its service.`,
  fix: `Restore the old number, then run: ${commandOf(spec, `move ${was.service} --to=${port} --reason="<why>"`)}`,
});
