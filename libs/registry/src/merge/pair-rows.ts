import { sameData } from "../spec/same-data.ts";
import type { PortRow, Spec } from "../spec/spec.ts";

/** The rows of one side, told apart by where they come from. */
export interface PairedRows {
  /** What has become of each row of the base; a row that is not in here is gone. */
  now: Map<PortRow, PortRow>;
  /** The rows that the base doesn't have. */
  fresh: PortRow[];
}

/**
 * Finds the base's rows again on one side. A row that had to leave its number in an earlier merge (of a commit further
 * down in the same rebase, of another branch) is the same row still.
 */
export function pairRows(base: Spec, side: Spec): PairedRows {
  const now = new Map<PortRow, PortRow>();
  for (const was of base.ports) {
    const there = rowAt(side, was.port);
    const row =
      there?.service === was.service
        ? there
        : (side.ports.find(({ env, service }) => env === was.env && service === was.service) ??
          (there?.env === was.env ? there : undefined));
    if (row) now.set(was, row);
  }
  const found = new Set(now.values());
  return { now, fresh: side.ports.filter((row) => !found.has(row)) };
}

export const rowAt = (spec: Spec, port: number): PortRow | undefined => spec.ports.find((row) => row.port === port);

/** Whether two rows say the same, whatever their numbers. */
export const sameRow = (a: PortRow, b: PortRow): boolean =>
  sameData({ ...a, port: undefined }, { ...b, port: undefined });
