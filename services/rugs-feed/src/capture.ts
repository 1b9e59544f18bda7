import type { Follower } from "@berth/feed";
import * as z from "zod";

/** What a frame must have; all else is passed on as it came. */
const Frame = z.looseObject({ event: z.string().regex(/^[a-z][a-z0-9-]{0,31}$/) });

/** Publishes raw frames as events of the type `rugs.raw.<event>`, and counts what became of them. */
export class Capture {
  /** `refused` are no JSON with an event. `lost` were refused by the feed, or it was away for too long. */
  readonly counts = { captured: 0, published: 0, refused: 0, lost: 0 };
  readonly #publish: Follower["publish"];

  constructor(publish: Follower["publish"]) {
    this.#publish = publish;
  }

  async take(text: string): Promise<void> {
    const { counts } = this;
    counts.captured += 1;
    const frame = readFrame(text);
    if (!frame) return void counts.refused++;
    try {
      await this.#publish({ type: `rugs.raw.${frame.event}`, source: "rugs-feed", data: frame });
      counts.published += 1;
    } catch {
      counts.lost += 1;
    }
  }
}

function readFrame(text: string) {
  try {
    return Frame.safeParse(JSON.parse(text)).data;
  } catch {
    return undefined;
  }
}
