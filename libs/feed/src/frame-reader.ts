import { eventFrame, type FeedEvent, heartbeatFrame, helloFrame, publishedFrame } from "./feed-frames.ts";
import { type FeedGap, findStart, type Known } from "./feed-gap.ts";

/** What the frames of a feed mean to a follower. */
export interface FrameHandlers {
  onHello: () => void;
  onEvent: (event: FeedEvent, bytes: number) => void;
  onGap: (gap: FeedGap) => void;
  onPublished: (key: string, ids: number[]) => void;
}

/** Reads the frames of a feed over all connections of one follower, and knows how far it has come. */
export class FrameReader {
  readonly #handlers: FrameHandlers;
  /** Without a filter, ids ascend by one. */
  readonly #filtered: boolean;
  #known: Known | undefined;
  #greeted = false;

  constructor(handlers: FrameHandlers, filtered: boolean, known: Known | undefined) {
    this.#handlers = handlers;
    this.#filtered = filtered;
    this.#known = known;
  }

  /** Where the next connection goes on; undefined before the first one. */
  get known(): Known | undefined {
    return this.#known;
  }

  /** A new connection begins: its first frame is a hello. */
  begin(): void {
    this.#greeted = false;
  }

  /** @throws when the text is no frame of a feed. */
  read(text: string): void {
    const frame: unknown = JSON.parse(text);
    if (!this.#greeted) this.#readHello(frame);
    else if (typeof frame !== "object" || frame === null) throw new TypeError("Expected an object.");
    else if ("id" in frame) this.#readEvent(frame, Buffer.byteLength(text));
    else if ("at" in frame) this.#advance(heartbeatFrame.parse(frame).at);
    else if ("published" in frame) {
      const { key, ids } = publishedFrame.parse(frame).published;
      this.#handlers.onPublished(key, ids);
    }
    // Other frames are those of a newer feed.
  }

  #readHello(frame: unknown): void {
    const { gap, ...kept } = helloFrame.parse(frame);
    this.#known = { epoch: kept.epoch, lastId: findStart(this.#known, kept) };
    this.#greeted = true;
    this.#handlers.onHello();
    if (gap) this.#handlers.onGap(gap);
  }

  #readEvent(frame: object, bytes: number): void {
    const event = eventFrame.parse(frame);
    const after = this.#known?.lastId ?? 0;
    if (event.id <= after) return;
    const missing = event.id - after - 1;
    // A feed that skips a number has lost something, whatever its first frame said.
    if (!this.#filtered && missing > 0) this.#handlers.onGap({ reason: "dropped", after, missing });
    this.#advance(event.id);
    this.#handlers.onEvent(event, bytes);
  }

  #advance(id: number): void {
    if (this.#known && id > this.#known.lastId) this.#known = { ...this.#known, lastId: id };
  }
}
