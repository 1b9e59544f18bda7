import type { QueueBounds } from "./work-queue.ts";

/** Bounds of the wait before a new attempt, in milliseconds. */
export interface BackoffBounds {
  least: number;
  most: number;
}

/**
 * The wait before attempt number `attempt` (0 for the first): anything up to a bound that doubles each time, so that a
 * thousand clients of a feed that restarts do not come back in the same instant ("full jitter").
 * @param random from 0 to 1.
 */
export function chooseWait(attempt: number, { least, most }: BackoffBounds, random: number = Math.random()): number {
  const bound = Math.min(most, least * 2 ** Math.min(attempt, 30));
  return Math.round(random * bound);
}

/** Times and bounds of a follower; tests make them short. */
export interface FollowTiming {
  wait: BackoffBounds;
  /** Milliseconds after which a connection counts as steady and the waits begin anew. */
  steadyMs: number;
  /** Milliseconds without a frame or ping after which a connection counts as dead: two pings of the feed, and some. */
  silenceMs: number;
  handshakeMs: number;
  /** Milliseconds for the closing handshake. */
  closeMs: number;
  /** What may wait for the handler before the follower stops reading, and the feed has to hold the rest. */
  maxQueued: QueueBounds;
}

export const followTiming: FollowTiming = {
  wait: { least: 1_000, most: 30_000 },
  steadyMs: 60_000,
  silenceMs: 40_000,
  handshakeMs: 10_000,
  closeMs: 300,
  maxQueued: { items: 1_000, bytes: 4 * 1024 * 1024 },
};
