import { followFeed } from "@berth/feed";
import { type App, addReadiness } from "@berth/service";
import { addChannelRoutes } from "./channel-routes.ts";
import { Channels } from "./channels.ts";
import { buildFeed, feed } from "./feed.ts";

/** Follows the raw events of the Foundation feed, and serves what may pass on channels of a feed of its own. */
export async function buildApp(app: App): Promise<void> {
  const channels = new Channels((event) => feed.publish(event));
  const follower = followFeed(app, { types: ["rugs.raw.*"], onEvent: (event) => channels.take(event) });
  addReadiness(app, () => follower.away());
  addChannelRoutes(app, channels);
  await buildFeed(app);
}
