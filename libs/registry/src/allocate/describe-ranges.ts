import { type Spec, spanOf } from "../spec/spec.ts";
import type { Policy } from "../spec/spec-schema.ts";
import { freeCounter, type TakenElsewhere } from "./count-free.ts";

/** One range, with what you need to know to choose it. */
export interface RangeChoice {
  id: string;
  span: string;
  purpose: string;
  policy: Policy;
  /** How many ports can still be assigned. */
  free: number;
  /** The port that the next service gets; undefined if none is left. */
  next: number | undefined;
  /** Whether a new service can get a port there; the other ranges are shown, but cannot be chosen. */
  isOpen: boolean;
  /** All of the above on one line. */
  label: string;
}

/** The ranges in the spec's order; first those in which a new service can get a port (if locked, with `unlock`). */
export function describeRanges(spec: Spec, elsewhere: readonly TakenElsewhere[] = [], unlock = false): RangeChoice[] {
  const countFree = freeCounter(spec, elsewhere);
  const choices = spec.ranges.map((range): RangeChoice => {
    const { free, next } = countFree(range);
    const span = spanOf(range);
    const state = range.policy !== "open" ? range.policy : free === 0 ? "full" : `${free} free, next ${next}`;
    const label = `${range.id}  ${span}  ${range.purpose} (${state})`;
    const { id, policy, purpose } = range;
    const isOpen = free > 0 && (policy === "open" || (policy === "locked" && unlock));
    return { id, span, purpose, policy, free, next, isOpen, label };
  });
  return [...choices.filter(({ isOpen }) => isOpen), ...choices.filter(({ isOpen }) => !isOpen)];
}

/** The ranges in which a new service can get a port: open (or locked, with `unlock`), and with a free port. */
export const openRanges = (...args: Parameters<typeof describeRanges>): RangeChoice[] =>
  describeRanges(...args).filter(({ isOpen }) => isOpen);
