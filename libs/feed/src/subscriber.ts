import type { Socket } from "node:net";
import type { WebSocket } from "ws";
import { closeCode } from "./close-code.ts";
import type { EventLog } from "./event-log.ts";
import type { TypeFilter } from "./type-filter.ts";

export interface SubscriberOptions {
  client: WebSocket;
  /** The connection below the client, to join what is written at once. */
  socket: Pick<Socket, "cork" | "uncork">;
  log: EventLog;
  /** Id of the first event to send. */
  next: number;
  /** Without one, all events go out. */
  filter: TypeFilter | undefined;
  /** Bytes that may wait in this client's buffers. */
  maxWaiting: number;
}

/** One client of a feed, with a cursor into the feed's log. */
export class Subscriber {
  readonly #options: SubscriberOptions;
  /** Id of the next event to look at. */
  #next: number;
  #full = false;

  constructor(options: SubscriberOptions) {
    this.#options = options;
    this.#next = options.next;
  }

  /**
   * Sends what the client has not got, as fast as it takes it and in one write. A slow client costs its buffer and no
   * more: the rest waits in the log, which all share. One that is so slow that the log has moved on is cut off; it
   * comes back and learns what it missed.
   */
  pump(): void {
    const { client, log } = this.#options;
    if (client.readyState !== client.OPEN) return;
    if (this.#next < log.oldest) client.close(closeCode.tryAgainLater, "too slow: the feed has moved on");
    else if (!this.#full && this.#next <= log.latest) this.#sendAll();
  }

  #sendAll(): void {
    const { socket, log } = this.#options;
    socket.cork();
    while (!this.#full && this.#next <= log.latest) this.#sendNext();
    socket.uncork();
  }

  #sendNext(): void {
    const { client, log, filter, maxWaiting } = this.#options;
    const event = log.event(this.#next);
    this.#next += 1;
    if (!event || filter?.matches(event.type) === false) return;
    const { frame } = event;
    this.#full = client.bufferedAmount + frame.length > maxWaiting;
    if (this.#full) client.send(frame, text, () => this.#resume());
    else client.send(frame, text);
  }

  #resume(): void {
    this.#full = false;
    this.pump();
  }

  /**
   * Tells a client with a filter how far it is: it sees no ids of the events that don't match, and would take them for
   * a gap when it comes back.
   */
  beat(): void {
    const { client, filter } = this.#options;
    if (!filter || this.#full || client.readyState !== client.OPEN) return;
    client.send(JSON.stringify({ at: this.#next - 1 }));
  }
}

/** The frames are bytes of JSON; a browser gets a string. */
const text = { binary: false };
