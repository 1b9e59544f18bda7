import * as z from "zod/mini";

/** Events that a follower can no longer get. */
export const gap = z.object({
  /** `dropped`: the feed no longer kept them. `restarted`: the feed began anew, and with it the count. */
  reason: z.enum(["dropped", "restarted"]),
  /** Id of the last event before the gap, in the epoch it belongs to. */
  after: z.int(),
  /** How many events, of all types, are missing; absent if unknown, as after a restart. */
  missing: z.optional(z.int()),
});

export type FeedGap = z.infer<typeof gap>;

/** What a client knows of the feed. */
export interface Known {
  epoch: string;
  /** Id of the last event received. */
  lastId: number;
}

/** Which events a feed keeps. */
export interface Kept {
  epoch: string;
  oldest: number;
  latest: number;
}

/**
 * Compares what a client knows with what the feed still has. Undefined when nothing is lost, or nothing was known.
 */
export function findGap(known: Known | undefined, kept: Kept): FeedGap | undefined {
  if (!known) return undefined;
  const after = known.lastId;
  if (known.epoch !== kept.epoch) return { reason: "restarted", after };
  const missing = kept.oldest - 1 - after;
  return missing > 0 ? { reason: "dropped", after, missing } : undefined;
}

/** The id after which events arrive on a connection that began with this hello. */
export function findStart(known: Known | undefined, kept: Kept): number {
  if (!known) return kept.latest;
  return known.epoch === kept.epoch ? Math.max(known.lastId, kept.oldest - 1) : kept.oldest - 1;
}
