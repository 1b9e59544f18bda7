/** Callbacks of a queue. */
export interface QueueOptions<Item> {
  /** Takes one item; the next one waits until it is done. */
  take: (item: Item) => Promise<void> | void;
  /** The handler threw. The queue goes on: one bad item must not stop all that follow. */
  onError: (error: unknown, item: Item) => void;
  /** More items wait than `most` allows. */
  onFull: () => void;
  /** Half of what `most` allows is done. */
  onRelief: () => void;
  most: QueueBounds;
}

/** How much may wait; a queue is full when either bound is passed. */
export interface QueueBounds {
  items: number;
  bytes: number;
}

/** Hands items over in order, one at a time, and tells when to stop and to go on filling it. */
export class WorkQueue<Item> {
  readonly #options: QueueOptions<Item>;
  /** In order of arrival; a set lets go of its first entry at no cost. */
  readonly #waiting = new Set<{ item: Item; bytes: number }>();
  /** Of what waits. */
  #bytes = 0;
  #running = false;
  #full = false;

  constructor(options: QueueOptions<Item>) {
    this.#options = options;
  }

  get isFull(): boolean {
    return this.#full;
  }

  /** @param bytes what the item costs while it waits. */
  push(item: Item, bytes: number): void {
    this.#waiting.add({ item, bytes });
    this.#bytes += bytes;
    if (!this.#full && this.#exceeds(1)) {
      this.#full = true;
      this.#options.onFull();
    }
    if (!this.#running) void this.#run();
  }

  /** Whether more waits than a share of what may wait. */
  #exceeds(share: number): boolean {
    const { items, bytes } = this.#options.most;
    return this.#waiting.size > items * share || this.#bytes > bytes * share;
  }

  async #run(): Promise<void> {
    const { take, onError, onRelief } = this.#options;
    this.#running = true;
    // The walk of a set also visits what is added meanwhile.
    for (const waiting of this.#waiting) {
      this.#waiting.delete(waiting);
      this.#bytes -= waiting.bytes;
      try {
        await take(waiting.item);
      } catch (error) {
        onError(error, waiting.item);
      }
      if (this.#full && !this.#exceeds(0.5)) {
        this.#full = false;
        onRelief();
      }
    }
    this.#running = false;
  }
}
