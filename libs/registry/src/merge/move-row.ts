import { allocatePort } from "../allocate/allocate-port.ts";
import type { TakenElsewhere } from "../allocate/count-free.ts";
import { type Result, refusal, success } from "../report/failure.ts";
import { type PortRow, rangeOf, type Spec, spanOf } from "../spec/spec.ts";

/** A row that moved to another number. */
export interface MovedPort {
  service: string;
  from: number;
  to: number;
  /** The service that keeps the old number. */
  holder: string;
}

/**
 * The row on the next free number of its range. A locked range is allowed: the row was added with --unlock. In a fixed
 * range there is no other number (RANGE_LOCKED).
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
        `Both sides assigned ${port}, to ${holder.service} and to ${service}; the ports of ${range.id} ` +
        `${spanOf(range)} are set outside of the registry.`,
      fix: "Decide which of the two keeps it, and edit the rows by hand.",
    });
  // Another branch may have moved the same row already, and then to this number.
  const others = elsewhere.filter((other) => other.service !== service);
  const left = (row.previous ?? []).map((was) => ({ port: was.port, holder: `left by ${service}` }));
  const taken = [...others, ...left];
  const target = allocatePort(known, { range: range?.id, unlock: true }, taken);
  if (target.ok) return success({ ...row, port: target.value.port });
  return refusal(
    ...target.failures.map((failure) => ({
      ...failure,
      message: `${service} must move from ${port}, which belongs to ${holder.service} upstream, but ${failure.message}`,
    })),
  );
}
