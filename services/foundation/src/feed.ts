import { createFeed } from "@berth/feed";
import type { App } from "@berth/service";
import type { Config } from "./config.ts";

/** What is published here reaches every follower in order, also those that were away, as far as it is kept. */
export const feed = createFeed({ keep: 1000 });

/** Serves the feed as a WebSocket at /feed; followers may publish. */
export async function buildFeed(app: App, { FOUNDATION_TOKEN: token }: Config): Promise<void> {
  await feed.route(app, "/feed", { token, publish: true });
}
