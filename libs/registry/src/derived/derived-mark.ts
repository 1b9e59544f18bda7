import { SPEC_PATH } from "../spec/spec.ts";

/** How the first line of every derived text begins that is wholly ours. */
export const DERIVED_MARK = `Derived from ${SPEC_PATH} by Berth.`;

/** The whole line, without the characters that make it a comment. */
export const DERIVED_NOTE = `${DERIVED_MARK} Do not edit: change the spec, then run npx nx sync.`;
