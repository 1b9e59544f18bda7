import type { Hello, Position } from "./feed-frames.ts";

/** The newest events of a feed, as the text of their frames. */
export class EventLog {
  readonly #epoch: string;
  readonly #keep: number;
  /** A ring: the frame of event `id` is at `id % keep`. */
  readonly #frames: string[] = [];
  #latest = 0;

  /** @param keep how many events stay available. */
  constructor(epoch: string, keep: number) {
    if (!Number.isInteger(keep) || keep < 1) throw new RangeError("keep is a count of events.");
    this.#epoch = epoch;
    this.#keep = keep;
  }

  /**
   * Adds an event and returns its id.
   * @throws TypeError when the data has no JSON: `undefined`, a function, a circle, a BigInt.
   */
  append(data: unknown): number {
    const json = JSON.stringify(data) as string | undefined;
    if (json === undefined) throw new TypeError("An event needs data that JSON can say.");
    this.#latest += 1;
    this.#frames[this.#latest % this.#keep] = `{"id":${this.#latest},"data":${json}}`;
    return this.#latest;
  }

  hello(): Hello {
    const oldest = Math.max(1, this.#latest - this.#keep + 1);
    return { epoch: this.#epoch, oldest, latest: this.#latest };
  }

  /** The frame of an event; undefined when it is not kept any more, or does not exist yet. */
  frame(id: number): string | undefined {
    const { oldest, latest } = this.hello();
    return id < oldest || id > latest ? undefined : this.#frames[id % this.#keep];
  }

  /**
   * The id of the first event for a client at a position. One that is new begins with the next event. One that knew an earlier
   * epoch gets all that is kept: it has seen nothing of this one.
   */
  firstFor({ epoch, after }: Position): number {
    const { oldest, latest } = this.hello();
    if (after === undefined) return latest + 1;
    if (epoch !== this.#epoch) return oldest;
    return Math.min(latest + 1, Math.max(oldest, after + 1));
  }
}
