import type { PortRow } from "./spec.ts";

/**
 * Whether one of two rows is what the other's service left behind when it moved: it takes its variables along, and the
 * retired row goes on saying what they were.
 */
export const isTombstoneOf = (a: PortRow, b: PortRow): boolean =>
  a.service === b.service && (a.status === "retired" || b.status === "retired");
