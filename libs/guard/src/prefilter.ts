// What a program can ask that must start before the linter could be loaded.
export { BASELINE_PATH } from "./baseline/baseline.ts";
export { isReadable } from "./files/is-readable.ts";
export { mayHoldPort } from "./places/may-hold-port.ts";
