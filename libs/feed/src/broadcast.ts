import type { EventLog, LogBounds } from "./event-log.ts";
import type { Subscriber } from "./subscriber.ts";

/** The share of what a log keeps that may wait for the next round: no event is let go of before all could send it. */
const maxShare = 1 / 4;

/**
 * Hands what is new to all subscribers, once in each round of the event loop: events that are published in the same
 * round go out in one write for each client. The fuller the process, the more of them there are.
 */
export class Broadcast {
  readonly #subscribers = new Set<Subscriber>();
  readonly #log: EventLog;
  readonly #bounds: LogBounds;
  /** What is new since the last round. */
  #waiting = { events: 0, bytes: 0 };

  constructor(log: EventLog, bounds: LogBounds) {
    this.#log = log;
    this.#bounds = bounds;
  }

  add(subscriber: Subscriber): void {
    this.#subscribers.add(subscriber);
    subscriber.pump();
  }

  delete(subscriber: Subscriber): void {
    this.#subscribers.delete(subscriber);
  }

  /** Call it after each event that the log took. */
  announce(): void {
    const { events, bytes } = this.#waiting;
    if (events === 0) setImmediate(() => this.#pumpAll());
    const frame = this.#log.event(this.#log.latest)?.frame;
    this.#waiting = { events: events + 1, bytes: bytes + (frame?.length ?? 0) };
    const { events: maxEvents, bytes: maxBytes } = this.#bounds;
    if (this.#waiting.events > maxEvents * maxShare || this.#waiting.bytes > maxBytes * maxShare) this.#pumpAll();
  }

  #pumpAll(): void {
    if (this.#waiting.events === 0) return;
    this.#waiting = { events: 0, bytes: 0 };
    for (const subscriber of this.#subscribers) subscriber.pump();
  }
}
