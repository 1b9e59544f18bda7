import { type FeedEvent, followFeed } from "@berth/feed";
import type { App } from "@berth/service";
import { buildFeed, feed } from "./feed.ts";
import { addSearch } from "./search.ts";

/** Follows the Foundation feed, the only WebSocket a subscriber opens, and answers from what came over it. */
export async function buildApp(app: App): Promise<void> {
  const recent: FeedEvent[] = [];
  followFeed(app, {
    onEvent: (event) => {
      recent.push(event);
      if (recent.length > 100) recent.shift();
      feed.publish(event);
    },
  });
  addSearch(app, recent);
  await buildFeed(app);
}
