// What can be asked about a spec that was read, without the schema that it is checked with: those who judge a single
// text, such as the hook, wait for each module that they load.
export * from "./allocate/describe-ranges.ts";
export { growthOf, suggestNewRange, suggestRangeFor } from "./allocate/suggest-range.ts";
export { liveRows, portPattern } from "./derived/agents/port-pattern.ts";
export { specAbout } from "./derived/agents/spec-about.ts";
export { AUDIT_MARK, DERIVED_MARK, isDerivedText } from "./derived/derived-mark.ts";
export { imageForScheme, knownImageOf } from "./external/known-images.ts";
export { schemeOf } from "./external/scheme-of.ts";
export * from "./report/failure.ts";
export * from "./spec/command-of.ts";
export { mainRowOf } from "./spec/main-row-of.ts";
export * from "./spec/spec.ts";
export { FIRST_PORT } from "./spec/unsafe-ports.ts";
export { findConflict } from "./text/merge-conflict.ts";
export { placeInText } from "./text/place-in-text.ts";
