import { allocatePort } from "../allocate/allocate-port.ts";
import type { TakenElsewhere } from "../allocate/count-free.ts";
import { type Result, refusal, success } from "../report/failure.ts";
import { type PortRow, rangeOf, type Spec, spanOf } from "../spec/spec.ts";

/** A row that gave way. */
export interface MovedPort {
  service: string;
  from: number;
  to: number;
  /** Who has the old number. */
  holder: string;
}

/**
 * The row on the next free number of its range. A locked range is no obstacle: whoever put the row there had the key.
 * In a range whose numbers are dictated from outside there is no other number (RANGE_LOCKED).
 */
export function moveRow(
  known: Spec,
  row: PortRow,
  holder: PortRow,
  elsewhere: readonly TakenElsewhere[],
): Result<PortRow> {
  const { port, service } = row;
  const range = rangeOf(known, port);
  if (range?.policy === "fixed")
    return refusal({
      code: "RANGE_LOCKED",
      message:
        `Both sides gave ${port} away, to ${holder.service} and to ${service}; the numbers of ${range.id} ` +
        `${spanOf(range)} are dictated from outside.`,
      fix: "Decide which of the two has it, and edit the rows by hand.",
    });
  // Somebody who had to move it too, on another branch, has shown it the same number.
  const others = elsewhere.filter((other) => other.service !== service);
  const left = (row.previous ?? []).map((was) => ({ port: was.port, holder: "nobody any more" }));
  const taken = [...others, ...left];
  const target = allocatePort(known, { range: range?.id, unlock: true }, taken);
  if (target.ok) return success({ ...row, port: target.value.port });
  return refusal(
    ...target.failures.map((failure) => ({
      ...failure,
      message: `${service} must leave ${port}, which is ${holder.service}'s upstream, but ${failure.message}`,
    })),
  );
}
