import { countFree, type TakenElsewhere } from "./allocate-port.ts";
import { type Spec, spanOf } from "./spec.ts";
import type { Policy } from "./spec-schema.ts";

/** One range as a person choosing one needs to see it. */
export interface RangeChoice {
  id: string;
  span: string;
  purpose: string;
  policy: Policy;
  /** How many ports can still be handed out. */
  free: number;
  /** The port the next service gets, where one is handed out unasked. */
  next: number | undefined;
  /** All of the above on one line. */
  label: string;
}

/** The ranges in the spec's order; the ones a service can be put into come first. */
export function describeRanges(
  spec: Spec,
  elsewhere: readonly TakenElsewhere[] = [],
): RangeChoice[] {
  const choices = spec.ranges.map((range): RangeChoice => {
    const { free, next } = countFree(spec, range, elsewhere);
    const span = spanOf(range);
    const state =
      range.policy !== "open" ? range.policy : free === 0 ? "full" : `${free} free, next ${next}`;
    const label = `${range.id}  ${span}  ${range.purpose} (${state})`;
    return { id: range.id, span, purpose: range.purpose, policy: range.policy, free, next, label };
  });
  const isOpen = (choice: RangeChoice) => choice.policy === "open" && choice.free > 0;
  return [...choices.filter(isOpen), ...choices.filter((choice) => !isOpen(choice))];
}
