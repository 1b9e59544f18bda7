import { createHash } from "node:crypto";
import { EventRefused } from "./event-json.ts";

/** How many acts of publishing a feed remembers, so that a repetition publishes nothing again. */
const maxKeys = 10_000;

/** The ids of the events that were published with an idempotency key. */
export class PublishedKeys {
  readonly #published = new Map<string, { hash: string; first: number; count: number }>();

  /**
   * Publishes the events of a key once. A repetition gets the ids of the first time.
   * @param said what the publisher sent; the same key with something else is a mistake.
   * @param publish adds all of it to the feed and returns the ids, which have no holes.
   * @throws EventRefused (422) when the key stands for something else.
   */
  once(key: string, said: string, publish: () => number[]): number[] {
    const hash = createHash("sha256").update(said).digest("base64");
    const known = this.#published.get(key);
    if (known && known.hash !== hash) throw new EventRefused("This idempotency key stands for other events.", 422);
    if (known) return Array.from({ length: known.count }, (_, index) => known.first + index);
    const ids = publish();
    this.#published.set(key, { hash, first: ids[0] ?? 0, count: ids.length });
    const [oldest] = this.#published.keys();
    if (this.#published.size > maxKeys && oldest !== undefined) this.#published.delete(oldest);
    return ids;
  }
}
