import { binOf } from "../spec/command-of.ts";
import { SPEC_PATH, type Spec } from "../spec/spec.ts";

/** How the first line of every derived text begins that is wholly ours. */
export const DERIVED_MARK = `Derived from ${SPEC_PATH} by Berth.`;

/** The whole line, without the characters that make it a comment. */
export const derivedNote = (spec: Spec): string =>
  `${DERIVED_MARK} Do not edit: change the spec, then run ${binOf(spec)} sync.`;

/** What is in the derived files that can't have the mark in their first line. */
const OTHER_MARKS = ['"title": "Berth port registry"', "This rule is derived from the spec"];

/** Whether a text is one that Berth has derived as a whole. */
export const isDerivedText = (text: string): boolean =>
  [DERIVED_MARK, ...OTHER_MARKS].some((mark) => text.includes(mark));
