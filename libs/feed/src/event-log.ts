import { EventRefused, eventJson } from "./event-json.ts";
import type { Hello, Position } from "./feed-frames.ts";

/** How much a log keeps; what comes first ends it. */
export interface LogBounds {
  events: number;
  /** Of the frames as they go over the wire. */
  bytes: number;
}

/** The newest events of a feed, as the bytes of their frames, which all clients share. */
export class EventLog {
  readonly #epoch: string;
  readonly #bounds: LogBounds;
  /** By id; the ids that are kept have no holes. */
  readonly #frames = new Map<number, Buffer>();
  #bytes = 0;
  #latest = 0;

  constructor(epoch: string, bounds: LogBounds) {
    for (const [name, bound] of Object.entries(bounds)) {
      if (!Number.isInteger(bound) || bound < 1) throw new RangeError(`A feed keeps at least 1 of ${name}.`);
    }
    this.#epoch = epoch;
    this.#bounds = bounds;
  }

  /**
   * Adds an event and returns its id.
   * @throws TypeError when the data has no JSON: `undefined`, a function, a circle, a BigInt.
   * @throws EventRefused when it is nested too deeply, or longer than all that the log keeps.
   */
  append(data: unknown): number {
    const id = this.#latest + 1;
    const frame = Buffer.from(`{"id":${id},"data":${eventJson(data)}}`);
    const { events, bytes } = this.#bounds;
    if (frame.length > bytes) throw new EventRefused(`An event of this feed has at most ${bytes} bytes.`, 413);
    this.#latest = id;
    this.#frames.set(id, frame);
    this.#bytes += frame.length;
    while (this.#frames.size > events || this.#bytes > bytes) this.#drop(this.hello().oldest);
    return id;
  }

  #drop(id: number): void {
    this.#bytes -= this.#frames.get(id)?.length ?? 0;
    this.#frames.delete(id);
  }

  hello(): Hello {
    return { epoch: this.#epoch, oldest: this.#latest - this.#frames.size + 1, latest: this.#latest };
  }

  /** The frame of an event; undefined when it is no longer kept, or does not exist yet. */
  frame(id: number): Buffer | undefined {
    return this.#frames.get(id);
  }

  /**
   * The id of the first event for a client at a position. A new client begins with the next event. A client that knew
   * an earlier epoch gets all that is kept: it has seen nothing of this one.
   */
  firstFor({ epoch, after }: Position): number {
    const { oldest, latest } = this.hello();
    if (after === undefined) return latest + 1;
    if (epoch !== this.#epoch) return oldest;
    return Math.min(latest + 1, Math.max(oldest, after + 1));
  }
}
