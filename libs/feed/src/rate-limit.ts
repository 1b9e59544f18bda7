/** How many events one publisher may send: a token bucket. */
export class RateLimit {
  readonly #perSecond: number;
  readonly #burst: number;
  readonly #now: () => number;
  #left: number;
  #at: number;

  /**
   * @param burst how many may come at once after a pause.
   * @param now milliseconds; a clock that never goes back.
   */
  constructor(perSecond: number, burst: number, now: () => number = () => performance.now()) {
    this.#perSecond = perSecond;
    this.#burst = burst;
    this.#now = now;
    this.#left = burst;
    this.#at = now();
  }

  /** Whether this many may come now; if so, they count. */
  take(count: number): boolean {
    const now = this.#now();
    this.#left = Math.min(this.#burst, this.#left + ((now - this.#at) / 1000) * this.#perSecond);
    this.#at = now;
    if (count > this.#left) return false;
    this.#left -= count;
    return true;
  }
}

/** What a feed takes from one follower's connection, and over HTTP from all publishers together. */
export const publishRate = { perSecond: 1_000, burst: 2_000 } as const;
