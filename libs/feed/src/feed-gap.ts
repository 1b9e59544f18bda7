import type { Hello } from "./feed-frames.ts";

/** Events that a follower can no longer get. */
export interface FeedGap {
  /** `dropped`: the feed no longer kept them. `restarted`: the feed began anew, and with it the count. */
  reason: "dropped" | "restarted";
  /** Id of the last event before the gap, in the epoch it belongs to. */
  after: number;
  /** How many are missing; undefined if unknown, as after a restart. */
  missing: number | undefined;
}

/** What a follower knows of the feed. */
export interface Known {
  epoch: string;
  /** Id of the last event received. */
  lastId: number;
}

/**
 * Compares what a follower knows with what the feed still has. Undefined when nothing is lost, or nothing was known.
 */
export function findGap(known: Known | undefined, hello: Hello): FeedGap | undefined {
  if (!known) return undefined;
  const after = known.lastId;
  if (known.epoch !== hello.epoch) return { reason: "restarted", after, missing: undefined };
  const missing = hello.oldest - 1 - after;
  return missing > 0 ? { reason: "dropped", after, missing } : undefined;
}

/** The id after which events arrive on a connection that began with this hello. */
export function findStart(known: Known | undefined, hello: Hello): number {
  if (!known) return hello.latest;
  return known.epoch === hello.epoch ? Math.max(known.lastId, hello.oldest - 1) : hello.oldest - 1;
}
