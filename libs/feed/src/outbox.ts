import { randomUUID } from "node:crypto";
import type { NewEvent } from "./event.ts";
import { boundedJson, EventRefused } from "./event-json.ts";
import { publishRate } from "./rate-limit.ts";
import { maxIncoming } from "./use-web-sockets.ts";

/** How many acts of publishing may wait for the feed. */
const maxWaiting = 1_000;

interface Waiting {
  key: string;
  /** The frame. */
  text: string;
  resolve: (ids: number[]) => void;
  reject: (error: Error) => void;
}

/**
 * What a follower publishes, in order, one frame at a time. What the feed has not confirmed when the connection is lost
 * goes out again with the same key, so that the feed publishes it once.
 */
export class Outbox {
  /** In order; the first one is under way while there is a connection. */
  readonly #waiting = new Map<string, Waiting>();
  #send: ((text: string) => void) | undefined;
  #pause: NodeJS.Timeout | undefined;

  /** Resolves to the ids once the feed has the events; rejects when they will not get there. */
  async add(publish: readonly NewEvent[]): Promise<number[]> {
    const key = randomUUID();
    const text = encodePublish(publish, key);
    return new Promise((resolve, reject) => {
      if (this.#waiting.size >= maxWaiting) {
        return reject(new Error(`${maxWaiting} events or batches wait for the feed already.`));
      }
      this.#waiting.set(key, { key, text, resolve, reject });
      if (this.#waiting.size === 1 && !this.#pause) this.#sendFirst();
    });
  }

  /** Goes on over a new connection. */
  connect(send: (text: string) => void): void {
    this.#send = send;
    if (!this.#pause) this.#sendFirst();
  }

  disconnect(): void {
    this.#send = undefined;
  }

  /** The feed has the events of this key. */
  confirm(key: string, ids: number[]): void {
    this.#waiting.get(key)?.resolve(ids);
    if (!this.#waiting.delete(key)) return;
    // As many events a second as the feed takes.
    this.#pause = setTimeout(
      () => {
        this.#pause = undefined;
        this.#sendFirst();
      },
      (ids.length * 1_000) / publishRate.perSecond,
    );
  }

  /** The feed does not take what is under way: it would not take it the next time either. */
  refuse(reason: string): void {
    const [first] = this.#waiting.values();
    if (!first) return;
    this.#waiting.delete(first.key);
    first.reject(new Error(`The feed does not take this: ${reason}.`));
  }

  /** Nothing is published any more. */
  close(): void {
    clearTimeout(this.#pause);
    for (const { reject } of this.#waiting.values()) reject(new Error("The follower stops."));
    this.#waiting.clear();
  }

  #sendFirst(): void {
    const [first] = this.#waiting.values();
    if (first) this.#send?.(first.text);
  }
}

/** Levels of `{ publish: [{ data` around the data. */
const around = 3;

/**
 * The frame. The feed would cut the connection off for a frame that it does not take, with all that waits behind it.
 * @throws EventRefused when the events are nested too deeply, or too long for one frame.
 */
function encodePublish(publish: readonly NewEvent[], key: string): string {
  const text = boundedJson({ publish, key }, around);
  if (Buffer.byteLength(text) <= maxIncoming) return text;
  throw new EventRefused(`A follower publishes at most ${maxIncoming / 1024} KiB at once.`, 413);
}
