import { type Result, success } from "../report/failure.ts";
import type { PortRange, Spec } from "../spec/spec.ts";
import { type AllocationRequest, allocatePort } from "./allocate-port.ts";
import type { TakenElsewhere } from "./count-free.ts";
import { describeTaken } from "./describe-taken.ts";

/** The number that a range gives next, and why it gives none of those before it. */
export interface NextPort {
  port: number;
  range: PortRange;
  /** Ascending. */
  before: { port: number; why: string }[];
}

/**
 * What the next service of a range gets. Returns FLAG_MISSING, RANGE_UNKNOWN, RANGE_LOCKED or RANGE_FULL as
 * `allocatePort` does.
 */
export function explainNext(
  spec: Spec,
  request: Pick<AllocationRequest, "range" | "unlock">,
  elsewhere: readonly TakenElsewhere[] = [],
): Result<NextPort> {
  const allocated = allocatePort(spec, { ...request, flag: "none" }, elsewhere);
  if (!allocated.ok) return allocated;
  const { port, range } = allocated.value;
  const describe = describeTaken(spec, elsewhere);
  const numbers = Array.from({ length: port - range.from }, (_, index) => range.from + index);
  return success({ port, range, before: numbers.map((port) => ({ port, why: describe(port) ?? "" })) });
}
