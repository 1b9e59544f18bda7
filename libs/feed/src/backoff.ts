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
