import { createFollower, followTiming } from "@berth/feed";
import type { FeedView } from "../api/monitor-state.ts";
import type { EventStream } from "../http/event-stream.ts";
import type { FeedAddress } from "./find-feed.ts";
import { LineBuffer } from "./line-buffer.ts";

/** A person waits for it. */
const TIMING = { ...followTiming, wait: { least: 250, most: 2_000 }, steadyMs: 5_000 };

/**
 * Passes the events of a feed on to one page, as `line`, and how the feed is doing as `feed`. The connection lasts as
 * long as the page looks.
 * @returns what ends it
 * @throws ZodError when a type is no pattern
 */
export function relayFeed(
  feed: FeedAddress | undefined,
  types: readonly string[] | undefined,
  stream: EventStream,
): () => void {
  const tell = (view: FeedView) => stream.send("feed", view);
  if (!feed) {
    tell({ state: "none", reason: "" });
    return () => undefined;
  }
  const service = feed.service === undefined ? {} : { service: feed.service };
  const isLive = (reason: string) => tell({ state: "live", reason, ...service });
  const lines = new LineBuffer((batch, leftOut) => {
    stream.sendAll("line", batch);
    if (leftOut > 0) isLive(`${leftOut} events came faster than a page can show them`);
  });
  const follower = createFollower(
    feed.url,
    {
      token: feed.token,
      types,
      onEvent: (event) => lines.add(event),
      onGap: ({ missing, reason }) =>
        isLive(reason === "restarted" ? "the feed was started again" : `${missing ?? "some"} events are lost`),
      onConnection: (away) => (away === undefined ? isLive("") : tell({ state: "down", reason: away, ...service })),
    },
    TIMING,
  );
  follower.open();
  return () => {
    lines.close();
    follower.close();
  };
}
