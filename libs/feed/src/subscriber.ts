import type { WebSocket } from "ws";
import type { EventLog } from "./event-log.ts";

/** One client of a feed, with a cursor into the feed's log. */
export class Subscriber {
  readonly #client: WebSocket;
  readonly #log: EventLog;
  readonly #maxWaiting: number;
  /** Id of the next event to send. */
  #next: number;
  #full = false;

  /** @param maxWaiting bytes that may wait in this client's buffers. */
  constructor(client: WebSocket, log: EventLog, next: number, maxWaiting: number) {
    this.#client = client;
    this.#log = log;
    this.#next = next;
    this.#maxWaiting = maxWaiting;
  }

  /**
   * Sends what the client has not got, as fast as it takes it. A slow client costs its buffer and no more: the rest
   * waits in the log, which all share. One that is so slow that the log has moved on is cut off; it comes back and
   * learns what it missed.
   */
  pump(): void {
    const { latest, oldest } = this.#log.hello();
    if (this.#next < oldest) this.#client.terminate();
    while (!this.#full && this.#next <= latest && this.#client.readyState === this.#client.OPEN) {
      const frame = this.#log.frame(this.#next);
      if (!frame) return;
      this.#next += 1;
      this.#full = this.#client.bufferedAmount + frame.length > this.#maxWaiting;
      if (this.#full) this.#client.send(frame, text, () => this.#resume());
      else this.#client.send(frame, text);
    }
  }

  #resume(): void {
    this.#full = false;
    this.pump();
  }
}

/** The frames are bytes of JSON; a browser gets a string. */
const text = { binary: false };
