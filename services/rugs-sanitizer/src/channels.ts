import type { FeedEvent, NewEvent } from "@berth/feed";
import { sanitize } from "./sanitize.ts";

/** A part of the feed. A follower asks for it with `?types=` and its pattern. */
export const channels = { game: "rugs.game.*", price: "rugs.price.*", trade: "rugs.trade.*" } as const;

export type Channel = keyof typeof channels;

/** Events of a channel that are kept for those who ask over HTTP. */
const kept = 100;

/** Sanitizes raw events, republishes them, and knows the latest of each channel. */
export class Channels {
  readonly latest: Record<Channel, FeedEvent[]> = { game: [], price: [], trade: [] };
  readonly counts: Record<Channel, number> = { game: 0, price: 0, trade: 0 };
  /** How many raw events did not pass, by the place that was wrong, such as `price`. */
  readonly refused: Record<string, number> = {};
  readonly #publish: (event: NewEvent) => number;

  constructor(publish: (event: NewEvent) => number) {
    this.#publish = publish;
  }

  take({ data, time }: FeedEvent): void {
    const events = sanitize(data);
    if (typeof events === "string") {
      this.refused[events] = (this.refused[events] ?? 0) + 1;
      return;
    }
    for (const sanitized of events) this.#republish({ ...sanitized, time, source: "rugs-sanitizer" });
  }

  #republish(event: Omit<FeedEvent, "id">): void {
    const [, channel] = event.type.split(".") as [string, Channel];
    const id = this.#publish(event);
    this.counts[channel] += 1;
    this.latest[channel].push({ id, ...event });
    if (this.latest[channel].length > kept) this.latest[channel].shift();
  }
}
