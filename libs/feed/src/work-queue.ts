/** Callbacks of a queue. */
export interface QueueOptions<Item> {
  /** Takes one item; the next one waits until it is done. */
  take: (item: Item) => Promise<void> | void;
  /** The handler threw. The queue goes on: one bad item must not stop all that follow. */
  onError: (error: unknown, item: Item) => void;
  /** More than `most` items wait. */
  onFull: () => void;
  /** Half of them are done. */
  onRelief: () => void;
  most: number;
}

/** Items are dropped from the front in batches of this size: shifting an array of thousands costs each time. */
const batch = 1_000;

/** Hands items over in order, one at a time, and tells when to stop and to go on filling it. */
export class WorkQueue<Item> {
  readonly #options: QueueOptions<Item>;
  #items: Item[] = [];
  /** Index of the next item to hand over. */
  #next = 0;
  #running = false;
  #full = false;

  constructor(options: QueueOptions<Item>) {
    this.#options = options;
  }

  get isFull(): boolean {
    return this.#full;
  }

  push(item: Item): void {
    this.#items.push(item);
    if (!this.#full && this.#waiting > this.#options.most) {
      this.#full = true;
      this.#options.onFull();
    }
    if (!this.#running) void this.#run();
  }

  get #waiting(): number {
    return this.#items.length - this.#next;
  }

  async #run(): Promise<void> {
    const { take, onError, onRelief, most } = this.#options;
    this.#running = true;
    while (this.#waiting > 0) {
      const [item] = this.#items.slice(this.#next, this.#next + 1) as [Item];
      this.#next += 1;
      try {
        await take(item);
      } catch (error) {
        onError(error, item);
      }
      if (this.#next >= batch) {
        this.#items = this.#items.slice(this.#next);
        this.#next = 0;
      }
      if (this.#full && this.#waiting <= most / 2) {
        this.#full = false;
        onRelief();
      }
    }
    this.#items = [];
    this.#next = 0;
    this.#running = false;
  }
}
