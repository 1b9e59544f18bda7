import { EventRefused } from "./event-json.ts";
import type { Hello, Position } from "./feed-frames.ts";
import { findGap, findStart, type Kept, type Known } from "./feed-gap.ts";

/** How much a log keeps; what comes first ends it. */
export interface LogBounds {
  events: number;
  /** Of the frames as they go over the wire. */
  bytes: number;
}

/** An event as it is kept. */
export interface LoggedEvent {
  type: string;
  /** The frame, as all clients get it. */
  frame: Buffer;
}

/** Longest part of a frame in front of what `encodeEvent` returns: `{"id":9007199254740991,`. */
const idBytes = 24;

/** The newest events of a feed, as the bytes of their frames, which all clients share. */
export class EventLog {
  readonly epoch: string;
  readonly #bounds: LogBounds;
  /** By id; the ids that are kept have no holes. */
  readonly #events = new Map<number, LoggedEvent>();
  #bytes = 0;
  #latest = 0;

  constructor(epoch: string, bounds: LogBounds) {
    for (const [name, bound] of Object.entries(bounds)) {
      if (!Number.isInteger(bound) || bound < 1) throw new RangeError(`A feed keeps at least 1 of ${name}.`);
    }
    this.epoch = epoch;
    this.#bounds = bounds;
  }

  /** Highest id given so far; 0 before the first event. */
  get latest(): number {
    return this.#latest;
  }

  /** Lowest id that is kept; one above `latest` when there is none. */
  get oldest(): number {
    return this.#latest - this.#events.size + 1;
  }

  /** Bytes of all frames that are kept. */
  get bytes(): number {
    return this.#bytes;
  }

  /** @throws EventRefused when an event is longer than all that the log keeps. */
  checkLength(json: string): void {
    const { bytes } = this.#bounds;
    if (Buffer.byteLength(json) + idBytes <= bytes) return;
    throw new EventRefused(`An event of this feed has at most ${bytes - idBytes} bytes.`, 413);
  }

  /**
   * Adds an event and returns its id.
   * @param json what follows the id in the frame, as `encodeEvent` returns it and `checkLength` has checked it.
   */
  append(type: string, json: string): number {
    const id = this.#latest + 1;
    const frame = Buffer.from(`{"id":${id},${json}`);
    const { events, bytes } = this.#bounds;
    this.#latest = id;
    this.#events.set(id, { type, frame });
    this.#bytes += frame.length;
    while (this.#events.size > events || this.#bytes > bytes) this.#drop(this.oldest);
    return id;
  }

  #drop(id: number): void {
    this.#bytes -= this.#events.get(id)?.frame.length ?? 0;
    this.#events.delete(id);
  }

  /** What a client at a position is told first, with what it has missed for good. */
  hello(position: Position = {}): Hello {
    const gap = findGap(this.#known(position), this.#kept);
    return gap ? { ...this.#kept, gap } : this.#kept;
  }

  /** An event; undefined when it is no longer kept, or does not exist yet. */
  event(id: number): LoggedEvent | undefined {
    return this.#events.get(id);
  }

  /**
   * The id of the first event for a client at a position. A new client begins with the next event. A client that knew
   * an earlier epoch gets all that is kept: it has seen nothing of this one.
   */
  firstFor(position: Position): number {
    return Math.min(this.latest, findStart(this.#known(position), this.#kept)) + 1;
  }

  get #kept(): Kept {
    return { epoch: this.epoch, oldest: this.oldest, latest: this.latest };
  }

  /** A client that names no epoch means this one, unless it knows more than there is: it has seen an earlier one. */
  #known({ epoch, after }: Position): Known | undefined {
    if (after === undefined) return undefined;
    return { epoch: epoch ?? (after > this.latest ? "" : this.epoch), lastId: after };
  }
}
